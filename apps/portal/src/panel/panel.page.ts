import { type ConflictReason, type ConnectionNature, type Stream, type Vote } from '@app/safe-start-fund';
import type { ApplicationData } from '../applications/application.data';
import { lineShown, type LineShown } from '../applications/application.page';
import { streamWords } from '../applications/words';
import { fromNowInWords, momentInWords, moneyInWords, shortDayInWords } from '../layout/in-words';
import type { FundSide } from '../fund/officer.data';
import { otherOpenInWords } from '../fund/officer.page';
import { dayIn } from '@app/kernel';

export const voteWords: Readonly<Record<Vote, string>> = {
  AGREE: 'Agree with what is recommended',
  DENY: 'Deny',
  MORE_INFORMATION: 'More information is needed first',
};
const votedWords: Readonly<Record<Vote, string>> = {
  AGREE: 'Agrees',
  DENY: 'Denies',
  MORE_INFORMATION: 'Must know more',
};
const outcomeWords: Readonly<Record<Vote, string>> = {
  AGREE: 'Closed: the panel agreed with what was recommended.',
  DENY: 'Closed: the panel denied it.',
  MORE_INFORMATION: 'Closed: the panel must know more first, and asked.',
};
export const conflictWords: Readonly<Record<ConflictReason, string>> = {
  APPLIED: 'you made the application',
  HOLDS_THE_CASE: 'you hold the household’s case',
  WORKS_FOR_APPLICANT: 'you work for who asks, or did within 12 months',
  CONNECTED_TO_APPLICANT: 'you registered a connection with who asks',
  CONNECTED_TO_SUPPLIER: 'you registered a connection with a supplier or landlord in it',
  DECLARED: 'you said that you are tied to it',
};
export const natureWords: Readonly<Record<ConnectionNature, string>> = {
  WORKS_FOR: 'I work for it, or did lately',
  OWNS_OR_TRUSTEE: 'I own some of it, or am a trustee',
  FAMILY_OR_FRIEND: 'Family or a friend is in it',
  OTHER: 'In another way',
};
const natureSaid: Readonly<Record<ConnectionNature, string>> = {
  WORKS_FOR: 'You work for it, or did lately',
  OWNS_OR_TRUSTEE: 'You own some of it, or are a trustee',
  FAMILY_OR_FRIEND: 'Family or a friend is in it',
  OTHER: 'In another way',
};

interface Standing {
  readonly quorate: boolean;
  readonly canBeQuorate: boolean;
  readonly why: string;
}

export interface AgendaData {
  readonly panelAgenda: {
    readonly nodes: readonly {
      readonly id: string;
      readonly reference: string;
      readonly stream: Stream;
      readonly requestedPence: number;
      readonly voteBy: string;
      readonly standing: Standing;
      readonly ownVote: Vote | null;
      readonly free: number;
      readonly recused: number;
    }[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
  readonly panelRecusals: readonly {
    readonly id: string;
    readonly askedAt: string;
    readonly because: readonly ConflictReason[];
  }[];
}

export interface AgendaRow {
  readonly href: string;
  readonly reference: string;
  readonly asks: string;
  readonly tag: { readonly text: string; readonly colour: string };
  readonly quorum: string;
  readonly members: string;
  readonly clock: string;
  readonly late: boolean;
}

const people = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** What waits for the panel: what has no vote of one's own first, each with quorum and conflicts before it is opened. */
export function agendaPage(
  { panelAgenda, panelRecusals }: AgendaData,
  now: Date,
): {
  readonly yours: readonly AgendaRow[];
  readonly voted: readonly AgendaRow[];
  readonly closedToYou: readonly { readonly asked: string; readonly because: string }[];
  readonly next: string | null;
} {
  const row = (one: AgendaData['panelAgenda']['nodes'][number]): AgendaRow => {
    const late = new Date(one.voteBy) <= now;
    return {
      href: `/fund/panel/${one.id}`,
      reference: one.reference,
      asks: `${streamWords[one.stream]}: ${moneyInWords(one.requestedPence)}`,
      tag:
        one.ownVote === null
          ? late
            ? { text: 'Not voted', colour: 'grey' }
            : { text: 'Your vote is missing', colour: 'red' }
          : { text: votedTag[one.ownVote], colour: 'green' },
      quorum: one.standing.why,
      members: `${people(one.free, 'member can', 'members can')} vote${one.recused > 0 ? `, ${people(one.recused, 'is', 'are')} recused` : ''}.`,
      clock: late
        ? `The time to vote is over: close it.`
        : `Vote by ${momentInWords(one.voteBy, now)}, ${fromNowInWords(one.voteBy, now)}.`,
      late,
    };
  };
  const byTime = [...panelAgenda.nodes].sort((a, b) => (a.voteBy < b.voteBy ? -1 : 1));
  return {
    yours: byTime.filter(({ ownVote }) => ownVote === null).map(row),
    voted: byTime.filter(({ ownVote }) => ownVote !== null).map(row),
    closedToYou: panelRecusals.map(({ askedAt, because }) => ({
      asked: momentInWords(askedAt, now),
      because: becauseInWords(because),
    })),
    next: panelAgenda.hasNextPage ? panelAgenda.endCursor : null,
  };
}

const votedTag: Readonly<Record<Vote, string>> = {
  AGREE: 'You agreed',
  DENY: 'You denied it',
  MORE_INFORMATION: 'You must know more',
};

export const becauseInWords = (because: readonly ConflictReason[]): string =>
  new Intl.ListFormat('en-GB').format(because.map((one) => conflictWords[one]));

export interface SeatData {
  readonly personId: string;
  readonly name: string;
  readonly chair: boolean;
  readonly recused: boolean;
  readonly vote: Vote | null;
  readonly because: string | null;
  readonly castAt: string | null;
}

export interface PapersData {
  readonly id: string;
  readonly seats: readonly SeatData[];
  readonly voteBy: string;
  readonly quorum: number;
  readonly standing: Standing;
  readonly closedAt: string | null;
  readonly outcome: Vote | null;
}

export interface CaseData {
  readonly panelCase: PapersData | null;
}

export interface FullCaseData {
  readonly panelCase:
    | (PapersData & {
        readonly application: ApplicationData & FundSide;
        readonly recommendations: readonly {
          readonly lineId: string;
          readonly pence: number;
          readonly cutBecause: string | null;
          readonly allowedBecause: string | null;
        }[];
      })
    | null;
}

export interface CaseShown {
  readonly open: boolean;
  readonly says: string;
  readonly clock: string;
  readonly seats: readonly {
    readonly name: string;
    readonly vote: string;
    readonly because: string | null;
  }[];
}

/** How a case stands: quorum, time, and who said what. */
export function caseShown({ seats, voteBy, standing, closedAt, outcome }: PapersData, now: Date): CaseShown {
  const late = new Date(voteBy) <= now;
  return {
    open: closedAt === null,
    says: outcome === null ? standing.why : outcomeWords[outcome],
    clock:
      closedAt !== null
        ? `Closed ${momentInWords(closedAt, now)}.`
        : late
          ? 'The time to vote is over.'
          : `Votes are open until ${momentInWords(voteBy, now)}.`,
    seats: seats.map(({ name, chair, recused, vote, because }) => ({
      name: chair ? `${name}, chair` : name,
      vote: recused ? 'Recused: tied to it, not counted' : vote === null ? 'Not yet' : votedWords[vote],
      because,
    })),
  };
}

export interface CasePage extends CaseShown {
  readonly title: string;
  readonly id: string;
  readonly applicationId: string;
  readonly reference: string;
  readonly household: string;
  readonly sentBy: string;
  readonly stream: string;
  readonly flags: readonly string[];
  readonly figures: readonly { readonly says: string; readonly of: string }[];
  readonly lines: readonly (LineShown & {
    readonly recommended: string;
    readonly recommendedCut: string | null;
    readonly allowedBecause: string | null;
  })[];
  readonly questions: readonly string[];
  readonly mayVote: boolean;
  readonly mayClose: boolean;
  readonly values: Readonly<Record<string, string>>;
}

/** The papers of a case as a member votes on them. */
export function casePage(
  papers: NonNullable<FullCaseData['panelCase']>,
  now: Date,
  personId: string,
): CasePage {
  const { application: one, recommendations } = papers;
  const own = papers.seats.find((seat) => seat.personId === personId);
  const open = papers.closedAt === null;
  const late = new Date(papers.voteBy) <= now;
  const counted = papers.seats.filter(({ recused }) => !recused);
  const all = counted.every(({ vote }) => vote !== null);
  const recommended = recommendations.reduce((sum, { pence }) => sum + pence, 0);
  const shown = lineShown([], now);
  const past = one.pastHelp;
  return {
    ...caseShown(papers, now),
    title: one.reference,
    id: papers.id,
    applicationId: one.id,
    reference: one.reference,
    household: one.householdReference,
    sentBy: one.sentBy,
    stream: streamWords[one.stream],
    flags: open ? otherOpenInWords(past) : [],
    figures: [
      { says: moneyInWords(recommended), of: `recommended of ${moneyInWords(one.requestedPence)}` },
      ...(past
        ? [
            {
              says: moneyInWords(past.pence),
              of: `awarded before, in ${past.awards === 1 ? '1 award' : `${String(past.awards)} awards`}`,
            },
            {
              says: past.availablePence === null ? 'No budget' : moneyInWords(past.availablePence),
              of: past.availablePence === null ? 'this year' : 'left in the budget',
            },
          ]
        : []),
    ],
    lines: one.lines.map((line, index) => {
      const found = recommendations.find(({ lineId }) => lineId === line.id);
      return {
        ...shown(line, index),
        recommended: moneyInWords(found?.pence ?? 0),
        recommendedCut: found?.cutBecause ?? null,
        allowedBecause: found?.allowedBecause ?? null,
      };
    }),
    questions: one.questions.map(
      ({ question, askedAt }) => `${question} (${shortDayInWords(dayIn(new Date(askedAt)))})`,
    ),
    mayVote: own !== undefined && open && !late,
    mayClose: own !== undefined && open && (own.chair || all || late),
    values: own?.vote ? { vote: own.vote, because: own.because ?? '' } : {},
  };
}

export interface ConnectionsData {
  readonly fundConnections: {
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly nature: ConnectionNature;
      readonly registeredAt: string;
      readonly endedAt: string | null;
    }[];
  };
}

/** What one is tied to: what stands, then what has ended. */
export function connectionsPage({ fundConnections }: ConnectionsData): {
  readonly standing: readonly { readonly id: string; readonly name: string; readonly says: string }[];
  readonly ended: readonly { readonly name: string; readonly says: string }[];
} {
  const day = (at: string): string => shortDayInWords(dayIn(new Date(at)));
  return {
    standing: fundConnections.nodes
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, name, nature, registeredAt }) => ({
        id,
        name,
        says: `${natureSaid[nature]}. Registered ${day(registeredAt)}.`,
      })),
    ended: fundConnections.nodes.flatMap(({ name, registeredAt, endedAt }) =>
      endedAt === null ? [] : [{ name, says: `${day(registeredAt)} to ${day(endedAt)}` }],
    ),
  };
}
