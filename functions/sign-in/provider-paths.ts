/** Where the provider leads back to, and where after somebody has signed out there; both are registered with it. */
export const returnPath = '/inloggen/terug';
export const leftPath = '/uitgelogd';
