import { randomUUID } from 'node:crypto';
import { record } from '@app/audit';
import { Database, type Tx, unlessRefused } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  isProblems,
  NotFound,
  type Outcome,
  type PersonActor,
  Problems,
  refuse,
} from '@app/kernel';
import { Injectable } from '@nestjs/common';
import {
  type ClaimantType,
  EndPreapprovalInput,
  type PreapprovalType,
  PreapproveProviderInput,
} from './api/preapproval.type';
import { PreapprovalEntity } from './store/claim.entities';
import {
  organisationIsOpen,
  readClaimants,
  readPreapproval,
  readPreapprovals,
} from './store/preapprovals.store';

const endsBeforeItBegins = refuse(
  'ENDS_BEFORE_IT_BEGINS',
  'It must end after the day on which it begins.',
  'until',
);

/** Which organisations may spend first and claim afterwards, between which days (fund-and-reports 2, route B). */
@Injectable()
export class Preapprovals {
  constructor(private readonly db: Database) {}

  preapprovals(actor: Actor, args: PageArgs): Promise<Page<PreapprovalType>> {
    authorise(actor, 'preapprovals');
    return this.db.read(actor, (tx) => readPreapprovals(tx, args));
  }

  /** Providers at work, by name: whom a fund may approve beforehand. */
  claimants(actor: Actor): Promise<ClaimantType[]> {
    authorise(actor, 'claimants');
    return this.db.read(actor, readClaimants);
  }

  /** Approves an organisation beforehand. Of one organisation one approval holds at a time. */
  preapproveProvider(actor: Actor, input: PreapproveProviderInput): Promise<Outcome<PreapprovalType>> {
    authorise(actor, 'preapproveProvider');
    const { organisationId, from, until = null } = input;
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(PreapproveProviderInput, input);
      if (shape.length > 0) return new Problems(shape);
      if (!(await organisationIsOpen(tx, organisationId))) throw new NotFound();
      if (until !== null && until <= from) return endsBeforeItBegins;
      const id = randomUUID();
      const made = await unlessRefused(
        () =>
          tx.manager.insert(PreapprovalEntity, {
            id,
            authorityId: actor.organisationId,
            organisationId,
            from,
            until,
            madeAt: tx.now,
            madeBy: actor.personId,
          }),
        {
          fund_preapproval_one_at_a_time: refuse(
            'PREAPPROVED_THEN',
            'This organisation is approved beforehand on some of these days. End that approval first.',
            'from',
          ),
        },
      );
      if (isProblems(made)) return made;
      return written(tx, id, organisationId, 'PROVIDER_PREAPPROVED');
    });
  }

  /** Ends an approval from a day on. What was spent before it can still be claimed. */
  endPreapproval(actor: Actor, input: EndPreapprovalInput): Promise<Outcome<PreapprovalType>> {
    authorise(actor, 'endPreapproval');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(EndPreapprovalInput, input);
      if (shape.length > 0) return new Problems(shape);
      const own = { id: input.id, authorityId: actor.organisationId };
      if (!(await tx.manager.findOneBy(PreapprovalEntity, own))) throw new NotFound();
      await tx.lock(`preapproval ${input.id}`);
      const found = await tx.manager.findOneByOrFail(PreapprovalEntity, own);
      const until = input.until ?? tx.today;
      if (found.until !== null && found.until <= tx.today)
        return refuse('HAS_ENDED', 'This approval has ended.', 'id');
      if (until < tx.today)
        return refuse('IN_THE_PAST', 'It can end today or later: what was spent stays approved.', 'until');
      if (until < found.from) return endsBeforeItBegins;
      await tx.manager.update(PreapprovalEntity, { id: input.id }, { until });
      return written(tx, input.id, found.organisationId, 'PREAPPROVAL_ENDED');
    });
  }
}

async function written(
  tx: Tx<PersonActor>,
  id: string,
  aboutOrganisationId: string,
  action: string,
): Promise<PreapprovalType> {
  await record(tx, { action, subject: { kind: 'fund_preapproval', id }, aboutOrganisationId });
  const found = await readPreapproval(tx, id);
  if (!found) throw new NotFound();
  return found;
}
