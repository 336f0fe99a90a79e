import { isProblems, type Outcome, Problems } from '@app/kernel';
import type { Response } from 'express';

/**
 * Shows a quote that was opened, in the browser and as what its content is: nothing in it can run or load anything. It
 * has no name, and is kept nowhere.
 *
 * @returns what was wrong, when nothing was opened.
 */
export function showQuote(
  response: Response,
  outcome: Outcome<{ readonly contentType: string; readonly content: string }>,
): Problems | undefined {
  if (isProblems(outcome)) return outcome;
  response
    .status(200)
    .set({
      'Content-Type': outcome.contentType,
      'Content-Disposition': 'inline; filename="quote"',
      'Content-Security-Policy':
        "default-src 'none'; img-src 'self'; object-src 'self'; frame-ancestors 'none'",
    })
    .send(Buffer.from(outcome.content, 'base64'));
  return undefined;
}
