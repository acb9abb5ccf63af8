/** Part of every result and of every stored run: results are the same bytes for the same version. */
export const ENGINE_VERSION = '2.7.0';
