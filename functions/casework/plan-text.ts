import { Form } from '../../shared/http/http.ts';

/** The file when one was chosen, the pasted text otherwise. */
function planTextOf(form: Form): string {
  const file = form.text('file');
  return file === '' ? form.text('json') : file;
}

/** After an error the text of a chosen file stands in the form, so that nothing has to be chosen or typed again. */
export function keepingText(form: Form): Form {
  return new Form([
    ...form.entries().filter(([name]) => name !== 'json' && name !== 'file'),
    ['json', planTextOf(form)],
  ]);
}
