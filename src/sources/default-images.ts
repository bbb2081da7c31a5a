/** The pictures that Medium shows where a post, a person or a site has none. */

const DEFAULTS = new Set([
  'bc1f8416df0cad099e43cda2872716e5864f18a73bda2a7547ea082aca9b5632',
  '167cff2a3d17ac1e64d0762539978f2d54c0058886e8b3c8a03a725a83012ec0',
  '1*dmbNkD5D-u45r44go_cf0g.png',
]);

/** Whether an image id is one of these. */
export function isDefaultImage(id: string): boolean {
  return DEFAULTS.has(id);
}
