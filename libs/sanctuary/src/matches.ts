import { Database, type Tx } from '@app/database';
import { findHousehold } from '@app/households';
import { authorise } from '@app/identity';
import type { Actor } from '@app/kernel';
import { verdicts } from '@app/matching';
import { Injectable } from '@nestjs/common';
import type { SanctuaryBlockerType, SanctuaryMatchType } from './api/scheme.type';
import { judgeSanctuary } from './domain/rules';
import { mondayOf } from './domain/weeks';
import { hasOpenJob } from './store/jobs.store';
import { openSchemes, roomsByScheme } from './store/schemes.store';
import { homeFacts } from './store/staying.store';

const noRoom: SanctuaryBlockerType = {
  code: 'NO_ROOM',
  message: 'The scheme has no week with room where they live. Ring it, or look again next week.',
};
const hasJob: SanctuaryBlockerType = {
  code: 'HAS_JOB',
  message: 'You have asked for a job for this household already.',
};

/** Could they stay at home, made safe? Every scheme judged at this moment, beside the places to move to. */
@Injectable()
export class SanctuaryMatches {
  constructor(private readonly db: Database) {}

  /** Every open scheme, best first, those that do not suit with their reasons too; null: not there, or not held. */
  sanctuaryMatches(actor: Actor, householdId: string): Promise<readonly SanctuaryMatchType[] | null> {
    authorise(actor, 'sanctuaryMatches');
    return this.db.read(actor, (tx) => matchesFor(tx, householdId));
  }
}

async function matchesFor(tx: Tx, householdId: string): Promise<readonly SanctuaryMatchType[] | null> {
  if (!(await findHousehold(tx, householdId))) return null;
  const { home } = await homeFacts(tx, householdId);
  const monday = mondayOf(tx.today);
  const rooms = await roomsByScheme(tx, home.homeDistrictId, monday);
  const asked = await hasOpenJob(tx, householdId);
  const matches = (await openSchemes(tx, monday)).flatMap((scheme): SanctuaryMatchType[] => {
    const room = rooms.get(scheme.serviceId);
    if (!room) return [];
    const { verdict, outcomes } = judgeSanctuary(home, scheme, tx.today);
    // Of a home whose district was not asked nobody can say when there is room; nor of one where no scheme works.
    const worksThere = home.homeDistrictId !== null && scheme.districtIds.includes(home.homeDistrictId);
    const blockers = [...(worksThere && room.nextWeek === null ? [noRoom] : []), ...(asked ? [hasJob] : [])];
    return [{ verdict, outcomes, ...room, blockers }];
  });
  return matches.sort((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
}
