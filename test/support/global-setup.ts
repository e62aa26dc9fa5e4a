import { launchBrowser } from './browser.ts';

/** Unpacks the browser once: two test files that unpack it side by side would start half a file. */
export default async function setup(): Promise<void> {
  const launched = await launchBrowser();
  if ('skipped' in launched)
    process.stdout.write(`Skipped wherever a browser is needed: ${launched.skipped}\n`);
  else await launched.browser.close();
}
