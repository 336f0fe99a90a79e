import { randomUUID } from 'node:crypto';
import { Households } from '@app/households';
import type { Outcome } from '@app/kernel';
import { Problems } from '@app/kernel';
import { Applications, Awards, Budgets, Connections, financialYearOf, Panel } from '@app/safe-start-fund';
import { Arranging } from './arranging';
import type { CountyPortal } from './county-portal';

type Draft = Parameters<Applications['draftApplication']>[1];
type Line = Draft['lines'][number];
type Vote = Parameters<Panel['castVote']>[1]['vote'];
type Application = Extract<Awaited<ReturnType<Applications['submitApplication']>>, { id: string }>;

function got<T>(outcome: Outcome<T>): T {
  if (outcome instanceof Problems) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome;
}

/** A whole small PDF by its content, one of its own. */
export const aPdf = (): Buffer => Buffer.from(`%PDF-1.7\n% ${randomUUID()}\ntrailer\n%%EOF\n`, 'latin1');

/** A picture of one pixel: the smallest whole PNG. */
export const aPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** One thing for so much, without VAT. */
export const aLine = (grossPence: number, told: Partial<Line> = {}): Line => ({
  category: 'RENT_DEPOSIT',
  what: 'A deposit of five weeks’ rent',
  supplier: 'Larkfield Lettings',
  netPence: grossPence,
  vatPence: 0,
  grossPence,
  ...told,
});

/** Arranges by commands what a step on the fund's pages begins with. */
export class FundArranging extends Arranging {
  constructor(private readonly county: CountyPortal) {
    super(county);
  }

  private command<T>(type: new (...given: never[]) => T): T {
    return this.county.command(type as never);
  }

  /** A household whose case this person holds. */
  async household(by: string): Promise<{ readonly id: string; readonly reference: string }> {
    const { id, household } = got(
      await this.command(Households).registerHousehold(await this.person(by), {
        people: [{ lead: true, partner: false, gender: 'WOMAN_OR_GIRL', age: 31 }],
        idempotencyKey: randomUUID(),
      }),
    );
    return { id, reference: household.reference };
  }

  /** What Nina asks for, for a household of hers, with a quote for every line; the fund has it. */
  async submitted(
    lines: Line[],
    stream: Draft['stream'] = 'SEEK',
    householdId?: string,
  ): Promise<Application & { readonly householdId: string }> {
    const nina = await this.person('nina');
    const applications = this.command(Applications);
    const her = householdId ?? (await this.household('nina')).id;
    const draft = got(
      await applications.draftApplication(nina, {
        authorityCode: 'E10000012',
        householdId: her,
        stream,
        why: 'They left with two bags and the next place asks for a deposit.',
        lines,
        idempotencyKey: randomUUID(),
      }),
    );
    for (const { id: lineId } of draft.lines)
      got(await applications.attachQuote(nina, { lineId, content: aPdf().toString('base64') }));
    return { ...got(await applications.submitApplication(nina, draft.id, randomUUID())), householdId: her };
  }

  /** Fran asks about it. */
  async asked(applicationId: string, question: string): Promise<void> {
    got(
      await this.command(Applications).askForInformation(await this.person('fran'), {
        applicationId,
        question,
        idempotencyKey: randomUUID(),
      }),
    );
  }

  /** Fran awards of each line so much, and says why it is less. */
  async decided(applicationId: string, pence: readonly number[], cutBecause: string): Promise<Application> {
    const fran = await this.person('fran');
    const application = await this.command(Applications).fundApplication(fran, applicationId);
    return got(
      await this.command(Awards).decideApplication(fran, {
        applicationId,
        lines: (application?.lines ?? []).map(({ id: lineId }, index) => ({
          lineId,
          awardedPence: pence[index] ?? 0,
          cutBecause,
        })),
        idempotencyKey: randomUUID(),
      }),
    );
  }

  /** Put to these members by Fran, in full. */
  async toPanel(
    lines: Line[] = [aLine(150_000)],
    members: readonly string[] = ['clare', 'petra', 'paul'],
  ): Promise<{ readonly id: string; readonly reference: string; readonly applicationId: string }> {
    const { id: applicationId, lines: asked, reference } = await this.submitted(lines);
    const people = await Promise.all(members.map((member) => this.person(member)));
    const { id } = got(
      await this.command(Panel).referToPanel(await this.person('fran'), {
        applicationId,
        memberIds: people.map(({ personId }) => personId),
        lines: asked.map(({ id: lineId, grossPence: awardedPence }) => ({ lineId, awardedPence })),
        idempotencyKey: randomUUID(),
      }),
    );
    return { id, reference, applicationId };
  }

  async votes(by: string, caseId: string, vote: Vote): Promise<void> {
    got(
      await this.command(Panel).castVote(await this.person(by), {
        caseId,
        vote,
        because: 'As the papers stand.',
        idempotencyKey: randomUUID(),
      }),
    );
  }

  /** Somebody of the fund registers what they are tied to. */
  async tied(by: string, name: string): Promise<void> {
    got(await this.command(Connections).registerConnection(await this.person(by), { name, nature: 'OTHER' }));
  }

  /** Lets so much be left in this year's budget of the stream. */
  async leave(stream: Draft['stream'], pence: number): Promise<void> {
    const fran = await this.person('fran');
    const budgets = this.command(Budgets);
    const { nodes } = await budgets.budgets(fran, { first: 50 });
    const year = financialYearOf(this.today);
    const budget = nodes.find((one) => one.stream === stream && one.financialYear === year);
    if (!budget) throw new Error('No budget.');
    got(
      await budgets.changeAllocation(fran, {
        budgetId: budget.id,
        pence: pence - budget.availablePence,
        because: 'Arranged.',
        idempotencyKey: randomUUID(),
      }),
    );
  }
}
