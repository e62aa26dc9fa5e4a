import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something answers at an address. */
export async function whenUp(address: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const up = await fetch(address).then(
      () => true,
      () => false,
    );
    if (up) return;
    await pause(250);
  }
  throw new Error(`nothing came up at ${address}`);
}
