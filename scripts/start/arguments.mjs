import { StartUpFault } from './fault.mjs';

/**
 * What was typed after a command. `--help` and `-h` print what `help` gives and exit; any other option that is not in `options`,
 * and more than `words` words, are refused.
 *
 * @param command how the command is typed, for the refusal
 * @returns the words
 */
export function wordsTyped({ command, help, options = [], words = 0 }) {
  const typed = process.argv.slice(2);
  if (typed.includes('--help') || typed.includes('-h')) {
    process.stdout.write(`${help()}\n`);
    process.exit(0);
  }
  const unknown = typed.find((one) => one.startsWith('-') && !options.includes(one));
  if (unknown !== undefined) throw new StartUpFault(`There is no option ${unknown}. See ${command} --help`);
  const said = typed.filter((one) => !one.startsWith('-'));
  if (said.length > words) {
    const most = words === 0 ? 'no words' : words === 1 ? 'one word' : `${words} words`;
    throw new StartUpFault(`Too many words: "${said.join(' ')}". It takes ${most}. See ${command} --help`);
  }
  return said;
}
