import { migration } from '../migration';

/** Whoever clears a line of a statement may say which payment it is: the line then names it. */
export const SuspenseMatchedByHand1795300000053 = migration(
  'SuspenseMatchedByHand1795300000053',
  ({ app }) => `
grant update (payment_id) on bank_line to ${app};
`,
);
