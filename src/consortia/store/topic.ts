/** The topic on which changes of a consortium are notified. */
export const consortiumTopic = (id: string): string => `consortium:${id}`;
