import { createHmac } from 'node:crypto';
import { type Problem, problem } from '@app/kernel';

/** Details of a bank account as they are kept, sealed: six and eight figures, with the zeros in front. */
export interface AccountDetails {
  /** As the bank has it; never told to anybody but the payment file. */
  readonly accountName: string;
  readonly sortCode: string;
  readonly accountNumber: string;
  /** A building society’s number of the member, beside its own account. */
  readonly rollNumber: string | null;
}

/** What somebody typed of an account. */
export interface TypedAccount {
  readonly accountName?: string | null | undefined;
  readonly sortCode: string;
  readonly accountNumber: string;
  readonly rollNumber?: string | null | undefined;
}

const figuresOf = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

/** Account details in their one form, or null when they are none: see `accountProblems`. */
export function accountIn(typed: TypedAccount): (AccountDetails & { readonly digitsTold: number }) | null {
  if (accountProblems(typed).length > 0) return null;
  const told = figuresOf(typed.accountNumber);
  return {
    accountName: typed.accountName?.trim() ?? '',
    sortCode: figuresOf(typed.sortCode),
    // Seven figures take one zero in front, six take two (Vocalink, Validating account numbers, non-standard numbers).
    accountNumber: told.padStart(8, '0'),
    rollNumber: rollOf(typed.rollNumber),
    digitsTold: told.length,
  };
}

/** What is wrong with the form of typed details, each with its field. Whether they exist is another matter. */
export function accountProblems({ sortCode, accountNumber, rollNumber }: TypedAccount): Problem[] {
  const problems: Problem[] = [];
  if (!/^\d{6}$/.test(figuresOf(sortCode)))
    problems.push(problem('SORT_CODE', 'A sort code has 6 figures, such as 12-34-56.', 'sortCode'));
  if (!/^\d{6,8}$/.test(figuresOf(accountNumber)))
    problems.push(
      problem(
        'ACCOUNT_NUMBER',
        'An account number has 8 figures. Older ones have 6 or 7, and zeros are put in front. If yours has 9 or 10, ask the payee’s bank for its 8.',
        'accountNumber',
      ),
    );
  if (rollNumber && !/^[A-Z0-9/.-]{1,18}$/.test(rollOf(rollNumber) ?? ''))
    problems.push(
      problem(
        'ROLL_NUMBER',
        'A roll number has at most 18 letters, figures, strokes, full stops and dashes.',
        'rollNumber',
      ),
    );
  return problems;
}

const rollOf = (typed: string | null | undefined): string | null =>
  typed ? typed.toUpperCase().replaceAll(/\s/g, '') || null : null;

/** What the vault’s key for fingerprints is called. */
export const payeeAccountFingerprints = 'payee account';

/** By which equal accounts are seen to be equal, under a key that is not in the database. 32 bytes. */
export const fingerprintOf = (
  { sortCode, accountNumber, rollNumber }: Omit<AccountDetails, 'accountName'>,
  key: Buffer,
): Buffer =>
  createHmac('sha256', key)
    .update(`${sortCode} ${accountNumber} ${rollNumber ?? ''}`)
    .digest();
