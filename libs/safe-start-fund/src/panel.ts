import { randomUUID } from 'node:crypto';
import { bankHolidays } from '@app/accommodation';
import { Database, type Tx } from '@app/database';
import { checkInput, type Page, type PageArgs } from '@app/graphql';
import { authorise } from '@app/identity';
import {
  type Actor,
  addWorkingDays,
  NotFound,
  type Outcome,
  type PersonActor,
  type Problem,
  problem,
  Problems,
  refuse,
  toPence,
} from '@app/kernel';
import { notify } from '@app/notices';
import { Injectable } from '@nestjs/common';
import { AddPanelMembersInput, CastVoteInput, ClosePanelInput, ReferToPanelInput } from './api/panel.input';
import type { FundApplicationType } from './api/application.type';
import type { PanelAgendaItemType, PanelCaseType, PanelMemberType, PanelRecusalType } from './api/panel.type';
import { ask, existing as existingApplication, lockForFund, seen } from './applications';
import { decide, lockToDecide, pastPenceOf } from './awards';
import { awardProblems, type LineAward } from './domain/deciding';
import { type CastVote, isSettled, panelOutcome, type Vote } from './domain/panel-outcome';
import { endOf } from './domain/periods';
import { once } from './once';
import { FundApplicationEntity } from './store/application.entities';
import { findConflicts, linesOf } from './store/applications.store';
import { recordFor } from './store/on-record';
import {
  PanelCaseEntity,
  PanelRecommendationEntity,
  PanelSeatEntity,
  PanelVoteEntity,
} from './store/panel.entities';
import { readAgenda, readCase, readMembers, readRecusals } from './store/panel.read';
import { countedVotes, freeSeats, nextVoteNumber } from './store/panel.store';
import { fundSettingsOn } from './store/settings.store';

const caseClosed = refuse('CASE_CLOSED', 'This case is closed.', 'caseId');

/** The panel: it votes on what an officer recommends, by a deadline, with or without a meeting. */
@Injectable()
export class Panel {
  constructor(private readonly db: Database) {}

  panelMembers(actor: Actor, applicationId: string): Promise<PanelMemberType[]> {
    authorise(actor, 'panelMembers');
    return this.db.read(actor, (tx) => readMembers(tx, applicationId));
  }

  panelAgenda(actor: Actor, args: PageArgs): Promise<Page<PanelAgendaItemType>> {
    authorise(actor, 'panelAgenda');
    return this.db.read(actor, (tx) => readAgenda(tx, args));
  }

  /** What the actor was asked about and may not open: of the case itself it says nothing. */
  panelRecusals(actor: Actor): Promise<PanelRecusalType[]> {
    authorise(actor, 'panelRecusals');
    return this.db.read(actor, readRecusals);
  }

  panelCase(actor: Actor, id: string): Promise<PanelCaseType | null> {
    authorise(actor, 'panelCase');
    return this.db.read(actor, (tx) => seenCase(tx, id));
  }

  /** Puts an application to the panel with a recommendation for each line. Who is tied to it is recused at once. */
  referToPanel(actor: Actor, input: ReferToPanelInput): Promise<Outcome<PanelCaseType>> {
    authorise(actor, 'referToPanel');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(ReferToPanelInput, input);
        if (shape.length > 0) return new Problems(shape);
        const application = await lockForFund(tx, input.applicationId);
        if (application.status !== 'SUBMITTED')
          return refuse('NOT_WITH_YOU', 'This application does not wait for an officer.', 'applicationId');
        await findConflicts(tx, application.id, null);
        const { id: applicationId, authorityId } = application;
        const settings = await fundSettingsOn(tx, authorityId, tx.today);
        const lines = await linesOf(tx, applicationId);
        const members = await readMembers(tx, applicationId);
        const problems = [
          ...awardProblems(lines, input.lines, settings),
          ...memberProblems(input.memberIds, members, settings.PANEL_MEMBERS),
        ];
        if (problems.length > 0) return new Problems(problems);
        const id = randomUUID();
        const votingDay = addWorkingDays(tx.today, settings.VOTING_WORKING_DAYS, await bankHolidays(tx));
        await tx.manager.insert(PanelCaseEntity, {
          id,
          applicationId,
          authorityId,
          referredAt: tx.now,
          referredBy: actor.personId,
          voteBy: endOf(votingDay),
          quorum: settings.PANEL_QUORUM,
          closedAt: null,
          closedBy: null,
          outcome: null,
        });
        for (const { id: lineId, grossPence: requestedPence } of lines) {
          const award = input.lines.find((one) => one.lineId === lineId) as LineAward;
          await tx.manager.insert(PanelRecommendationEntity, {
            caseId: id,
            applicationId,
            authorityId,
            lineId,
            requestedPence,
            pence: toPence(award.awardedPence),
            cutBecause: award.awardedPence < requestedPence ? (award.cutBecause?.trim() ?? null) : null,
            allowedBecause: award.allowedBecause?.trim() ?? null,
          });
        }
        await seat(tx, { id, applicationId, authorityId }, input.memberIds, members);
        await tx.manager.update(FundApplicationEntity, { id: applicationId }, { status: 'WITH_PANEL' });
        await recordFor(tx, application, 'REFERRED_TO_PANEL');
        await notify(tx, { kind: 'FUND_PANEL_ASKED', toOrganisationId: authorityId, subjectId: id });
        return existing(tx, id);
      },
      { once: once('referToPanel', input, existing) },
    );
  }

  /** Asks further members, for a case that too many are tied to. */
  addPanelMembers(actor: Actor, input: AddPanelMembersInput): Promise<Outcome<PanelCaseType>> {
    authorise(actor, 'addPanelMembers');
    return this.db.commit(actor, async (tx) => {
      const shape = checkInput(AddPanelMembersInput, input);
      if (shape.length > 0) return new Problems(shape);
      const { panelCase, application } = await lockCase(tx, input.caseId, lockForFund);
      if (panelCase.closedAt !== null || application.status !== 'WITH_PANEL') return caseClosed;
      await findConflicts(tx, application.id, null);
      const members = await readMembers(tx, application.id);
      const { caseId, memberIds } = input;
      const seated = await tx.manager.findBy(PanelSeatEntity, { caseId });
      const problems = memberProblems(memberIds, members, 1, false).concat(
        memberIds.flatMap((id, index) =>
          seated.some(({ personId }) => personId === id)
            ? [problem('ASKED_BEFORE', 'This member is asked already.', `memberIds.${String(index)}`)]
            : [],
        ),
      );
      if (problems.length > 0) return new Problems(problems);
      await seat(tx, panelCase, memberIds, members);
      await recordFor(tx, application, 'PANEL_MEMBERS_ADDED');
      return existing(tx, caseId);
    });
  }

  /** A member says yes, no, or what must be known first; and may say otherwise until the case is closed. */
  castVote(actor: Actor, input: CastVoteInput): Promise<Outcome<PanelCaseType>> {
    authorise(actor, 'castVote');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(CastVoteInput, input);
        if (shape.length > 0) return new Problems(shape);
        const { panelCase, application } = await lockCase(tx, input.caseId, lockForFund);
        const { id: caseId, applicationId, authorityId, closedAt, voteBy } = panelCase;
        await ownSeat(tx, caseId);
        if (closedAt !== null || application.status !== 'WITH_PANEL') return caseClosed;
        if (voteBy < tx.now)
          return refuse('VOTING_IS_OVER', 'The time to vote is over: the case can be closed.', 'caseId');
        const because = input.because?.trim() ?? null;
        if (input.vote !== 'AGREE' && because === null)
          return refuse('REASON_NEEDED', 'Say why you do not agree, or what must be known.', 'because');
        await tx.manager.insert(PanelVoteEntity, {
          id: randomUUID(),
          caseId,
          applicationId,
          authorityId,
          personId: actor.personId,
          vote: input.vote,
          because,
          castAt: tx.now,
          number: await nextVoteNumber(tx, caseId),
        });
        await recordFor(tx, application, 'PANEL_VOTE_CAST');
        return existing(tx, caseId);
      },
      { once: once('castVote', input, existing) },
    );
  }

  /**
   * Decides the case by its votes: the chair once enough voted and no missing vote could change the outcome, any other
   * member once all have voted; either of them once the time is over. The award is made as an officer's is.
   */
  closePanel(actor: Actor, input: ClosePanelInput): Promise<Outcome<FundApplicationType>> {
    authorise(actor, 'closePanel');
    return this.db.commit(
      actor,
      async (tx) => {
        const shape = checkInput(ClosePanelInput, input);
        if (shape.length > 0) return new Problems(shape);
        const { panelCase, application } = await lockCase(tx, input.caseId, lockToDecide);
        const own = await ownSeat(tx, panelCase.id);
        if (panelCase.closedAt !== null || application.status !== 'WITH_PANEL') return caseClosed;
        // Whoever became tied to it since is not counted either.
        await findConflicts(tx, application.id, null);
        const seats = await freeSeats(tx, panelCase.id);
        const cast = await countedVotes(tx, panelCase.id);
        if (!own.chair && cast.length < seats.length && panelCase.voteBy >= tx.now)
          return refuse(
            'NOT_YET',
            'Until all have voted or the time is over, only the chair closes a case.',
            'caseId',
          );
        const chairs = seats.filter(({ chair }) => chair).map(({ personId }) => personId);
        const outcome = panelOutcome(cast, panelCase.quorum, chairs);
        if (outcome === 'NOT_QUORATE' || outcome === 'TIED') return undecided[outcome];
        const voted = new Set(cast.map(({ personId }) => personId));
        const missing = seats.map(({ personId }) => personId).filter((id) => !voted.has(id));
        if (panelCase.voteBy >= tx.now && !isSettled(cast, missing, panelCase.quorum, chairs))
          return refuse(
            'VOTES_MISSING',
            `${missing.length === 1 ? 'One member has' : `${String(missing.length)} members have`} not voted and could change the outcome. Close the case once they have, or when the time to vote is over.`,
            'caseId',
          );
        await tx.manager.update(
          PanelCaseEntity,
          { id: panelCase.id },
          { closedAt: tx.now, closedBy: actor.personId, outcome },
        );
        return conclude(tx, panelCase, application, outcome, cast);
      },
      { once: once('closePanel', input, existingApplication) },
    );
  }
}

const undecided = {
  NOT_QUORATE: refuse(
    'NOT_QUORATE',
    'Too few votes without a conflict. Wait for more, or have further members asked.',
    'caseId',
  ),
  TIED: refuse(
    'TIED',
    'No side has more than half, and the chair has not decided between them. The chair votes, or further members are asked.',
    'caseId',
  ),
};

/** Makes of a vote what it says: awards as recommended, nothing, or a question to the applicant. */
async function conclude(
  tx: Tx<PersonActor>,
  { id: caseId, quorum }: PanelCaseEntity,
  application: FundApplicationEntity,
  outcome: Vote,
  cast: readonly (CastVote & { readonly because: string | null })[],
): Promise<Outcome<FundApplicationType>> {
  const said = [
    ...new Set(cast.flatMap(({ vote, because }) => (vote === outcome ? (because ?? []) : []))),
  ].join(' ');
  if (outcome === 'MORE_INFORMATION') {
    await ask(tx, application, said.slice(0, 1_000));
    return existingApplication(tx, application.id);
  }
  const lines = await linesOf(tx, application.id);
  const recommended = await tx.manager.findBy(PanelRecommendationEntity, { caseId });
  const awards = lines.map(({ id: lineId }): LineAward => {
    const found = recommended.find((one) => one.lineId === lineId);
    return outcome === 'AGREE' && found
      ? { ...found, awardedPence: found.pence }
      : { lineId, awardedPence: 0, cutBecause: said.slice(0, 1_000) };
  });
  const settings = await fundSettingsOn(tx, application.authorityId, tx.today);
  const past = await pastPenceOf(tx, application.id, settings);
  return decide(tx, application, lines, awards, { past, settings, panelCaseId: caseId, quorum });
}

/** The case with its application, once every other command about them is done. @throws NotFound */
async function lockCase(
  tx: Tx<PersonActor>,
  caseId: string,
  lock: (tx: Tx<PersonActor>, applicationId: string) => Promise<FundApplicationEntity>,
): Promise<{ readonly panelCase: PanelCaseEntity; readonly application: FundApplicationEntity }> {
  const own = { id: caseId, authorityId: tx.actor.organisationId };
  const found = await tx.manager.findOneBy(PanelCaseEntity, own);
  if (!found) throw new NotFound();
  const application = await lock(tx, found.applicationId);
  return { panelCase: await tx.manager.findOneByOrFail(PanelCaseEntity, own), application };
}

/** The actor's own seat in a case. @throws NotFound: whoever was not asked has no case. */
async function ownSeat(tx: Tx<PersonActor>, caseId: string): Promise<PanelSeatEntity> {
  const found = await tx.manager.findOneBy(PanelSeatEntity, { caseId, personId: tx.actor.personId });
  if (!found) throw new NotFound();
  return found;
}

/** What is wrong with whom an officer would ask. */
function memberProblems(
  ids: readonly string[],
  members: readonly PanelMemberType[],
  least: number,
  withChair = true,
): Problem[] {
  const problems = ids.flatMap((id, index) =>
    members.some((member) => member.id === id)
      ? []
      : [problem('NOT_A_MEMBER', 'Name members of your panel.', `memberIds.${String(index)}`)],
  );
  if (ids.length < least)
    problems.push(problem('MORE_MEMBERS', `Ask at least ${String(least)}.`, 'memberIds'));
  if (withChair && !members.some(({ id, chair }) => chair && ids.includes(id)))
    problems.push(problem('CHAIR_NEEDED', 'Ask a chair, who breaks a tie.', 'memberIds'));
  return problems;
}

async function seat(
  tx: Tx<PersonActor>,
  { id: caseId, applicationId, authorityId }: Pick<PanelCaseEntity, 'id' | 'applicationId' | 'authorityId'>,
  ids: readonly string[],
  members: readonly PanelMemberType[],
): Promise<void> {
  await tx.manager.insert(
    PanelSeatEntity,
    ids.map((personId) => ({
      caseId,
      applicationId,
      authorityId,
      personId,
      chair: members.find(({ id }) => id === personId)?.chair ?? false,
      askedAt: tx.now,
    })),
  );
}

const seenCase = (tx: Tx<PersonActor>, id: string): Promise<PanelCaseType | null> =>
  readCase(tx, id, (applicationId) => seen(tx, applicationId));

async function existing(tx: Tx<PersonActor>, id: string): Promise<PanelCaseType> {
  const found = await seenCase(tx, id);
  if (!found) throw new NotFound();
  return found;
}
