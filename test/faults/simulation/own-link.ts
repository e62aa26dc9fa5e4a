import type { Mail } from '../../../shared/mail/compose.ts';
import type { Life } from './life.ts';

/** Somebody of the house asks for a link on the first page, and has it after a while; one that is opened after an hour has run out. */
export async function askForLink(
  { town }: Pick<Life, 'town'>,
  email: string,
  opensAfter: number,
): Promise<Mail | undefined> {
  const sent = town.post.mails.length;
  await town.person().post('/link', new URLSearchParams({ email }));
  await town.world.sleep(opensAfter);
  const since = town.post.mails.slice(sent);
  return since.find(({ id, to }) => id.startsWith('sign-in/') && to === email);
}
