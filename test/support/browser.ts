import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Where people have a Chrome of their own, on systems the packaged Chromium is not made for. */
const installed: Partial<Record<NodeJS.Platform, string>> = {
  darwin: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  win32: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
};

export type Launch = { readonly browser: Browser } | { readonly skipped: string };

/** A real Chromium from npm alone, or the reason why there is none on this machine. */
export async function launchBrowser(): Promise<Launch> {
  if (process.platform !== 'linux') {
    const executablePath = installed[process.platform];
    if (executablePath === undefined || !existsSync(executablePath)) {
      return {
        skipped: `no browser: the packaged Chromium is for Linux, and Chrome is not installed at ${executablePath ?? 'a known place'}`,
      };
    }
    return { browser: await chromium.launch({ executablePath }) };
  }
  if (process.arch !== 'x64')
    return { skipped: `no browser: the packaged Chromium is for x64, this machine is ${process.arch}` };
  const executablePath = await sparticuz.executablePath();
  // --no-sandbox only: the package's own arguments switch web security off.
  const launch = (): Promise<Browser> => chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    return { browser: await launch() };
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error;
  }
  // A system without libnss3: the package brings one along.
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
  const unpacked = await inflate(join(bin, 'al2023.tar.br'));
  process.env['LD_LIBRARY_PATH'] = join(unpacked, 'lib');
  return { browser: await launch() };
}
