import { createHash } from 'node:crypto';
import { momentInWords, nearDayInWords } from '../layout/in-words';
import type { HouseholdData, HouseholdPageData, PersonData } from './household.data';
import { statusWords } from '../sanctuary/words';
import { type NextStep, nextStep } from './next-step';
import { questions } from './questions';
import { closingWords, personWords } from './words';

export interface HouseholdPage {
  readonly title: string;
  readonly id: string;
  readonly reference: string;
  readonly open: boolean;
  readonly closed: string | null;
  readonly next: NextStep | null;
  readonly people: readonly { readonly who: string; readonly detail: string; readonly href: string }[];
  readonly answers: readonly {
    readonly topic: string;
    readonly title: string;
    readonly answer: string | null;
    readonly href: string;
  }[];
  readonly unasked: number;
  readonly code: string | null;
  /** Another organisation holds the case too: it may be let go of. */
  readonly heldByOthers: boolean;
  readonly searchHref: string | null;
  /** They live somewhere through Hearth, and may move on from there. */
  readonly mayMoveOn: boolean;
  /** Whether she would rather stay, which is asked first; null: not for this reader. */
  readonly home: {
    readonly says: string;
    readonly action: { readonly text: string; readonly href: string };
    /** Nobody has asked her, or she would rather stay: then it stands before finding places. */
    readonly first: boolean;
  } | null;
  readonly near: readonly { readonly reference: string; readonly href: string }[];
}

/** One household: who they are without a name, where they are on their way, and what was answered. Pure. */
export function householdPage(data: HouseholdPageData, now: Date, looks = true): HouseholdPage | null {
  const { household, caseload } = data;
  if (household === null) return null;
  const mine = caseload.find(({ id }) => id === household.id);
  const answers = questions.map(({ topic, title, answer }) => ({
    topic,
    title,
    answer: answer(household),
    href: `/households/${household.id}/ask/${topic}`,
  }));
  return {
    title: 'Household',
    id: household.id,
    reference: household.reference,
    open: household.status === 'OPEN',
    closed: household.closed
      ? `${closingWords[household.closed.reason as keyof typeof closingWords]}. Closed ${momentInWords(household.closed.at, now)}.`
      : null,
    next: mine ? nextStep(mine, now, { looks, job: data.sanctuaryJobs?.nodes[0]?.status }) : null,
    people: household.people.map((person) => ({
      ...personInWords(person, now),
      href: `/households/${household.id}/people/${person.key}`,
    })),
    answers,
    unasked: answers.filter(({ answer }) => answer === null).length,
    code: household.spokenCodeEndsAt ? momentInWords(household.spokenCodeEndsAt, now) : null,
    searchHref: mine?.searchId ? `/searches/${mine.searchId}` : null,
    heldByOthers: mine?.heldByOthers ?? false,
    mayMoveOn: mine?.state === 'PLACED',
    home: homeOf(household.id, data),
    near: household.keepNear.map(({ id, reference }) => ({ reference, href: `/households/${id}` })),
  };
}

/** Step 0: can she stay safely, if she wants to? */
function homeOf(id: string, { staying, sanctuaryJobs }: HouseholdPageData): HouseholdPage['home'] {
  if (!staying) return null;
  const [job] = sanctuaryJobs?.nodes ?? [];
  if (job) {
    return {
      says: `${job.service.name}: ${statusWords[job.status].text.toLowerCase()}.`,
      action: { text: 'Follow the job', href: `/staying/${job.id}` },
      first: true,
    };
  }
  if (staying.wantsToStay === null) {
    return {
      says: 'Nobody has asked her whether she would rather stay, if her home could be made safe.',
      action: { text: 'Ask her first', href: `/households/${id}/staying/ask/choice` },
      first: true,
    };
  }
  return {
    says: staying.wantsToStay
      ? 'She would rather stay, if her home can be made safe.'
      : 'She would rather leave.',
    action: {
      text: staying.wantsToStay ? 'See who could make it safe' : 'What was answered',
      href: `/households/${id}/staying`,
    },
    first: staying.wantsToStay,
  };
}

/** One person without a name, as far as it was told. */
export function personInWords(
  person: PersonData,
  now: Date,
): { readonly who: string; readonly detail: string } {
  const gender = person.gender === null ? null : personWords[person.gender as keyof typeof personWords];
  const age = ageInWords(person, now);
  const where =
    person.whereabouts === 'HERE'
      ? null
      : person.joinsOn
        ? `joins ${nearDayInWords(person.joinsOn, now)}`
        : 'is elsewhere';
  return {
    who: person.lead ? 'The adult who flees' : person.partner ? 'Their partner' : 'Comes along',
    detail: [gender ?? 'Gender not asked', age ?? 'age not asked', where]
      .filter((part) => part !== null)
      .join(', '),
  };
}

function ageInWords({ born, age, ageToldOn }: PersonData, now: Date): string | null {
  if (born) {
    const years = now.getFullYear() - born.year - (now.getMonth() + 1 < born.month ? 1 : 0);
    return now.getMonth() + 1 === born.month ? `${String(years - 1)} or ${String(years)}` : String(years);
  }
  return age === null
    ? null
    : `${String(age)}${ageToldOn ? ` when told, ${nearDayInWords(ageToldOn, now)}` : ''}`;
}

/** What tells whether an answer changed while somebody had its page open. Says nothing of the answer. */
export const seenOf = (household: HouseholdData, topic: string): string => {
  const question = questions.find((each) => each.topic === topic);
  return createHash('sha256')
    .update(JSON.stringify(question?.values(household) ?? {}))
    .digest('base64url')
    .slice(0, 16);
};
