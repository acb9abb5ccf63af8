/** What a resource can be, in the order of the list. */
export const KINDS = ['hall', 'lifting', 'machine', 'booth', 'robot', 'vehicle', 'measuring', 'other'] as const;
