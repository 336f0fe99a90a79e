import { dayIn, isProblems, NotFound, type Outcome, type PersonActor, problem, Problems } from '@app/kernel';
import { destinations, Episodes, leavingReasons, moveOnBlocks } from '@app/placements';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { cursorIn, doneIn, idIn, IdInAddress } from '../layout/address';
import { Fields, keyOf, refused, type Refused, type Sent } from '../layout/form';
import { documentBeside, Reading } from '../layout/reading';
import { live, livePage } from '../live/live';
import { CurrentActor } from '../session/visitor';
import {
  destinationWords,
  leavingSeen,
  reasonWords,
  type Stay,
  stayPage,
  type StaysData,
  staysPage,
} from './stay.page';
import { blockWords } from './support.page';

const tables = [
  'episode',
  'occupancy',
  'move_on_readiness',
  'episode_person',
  'episode_characteristic',
  'episode_support',
];
const list = livePage('stays', {
  document: documentBeside(__dirname, 'stays'),
  tables,
  variables: ({ after, open }) => ({ after: cursorIn(after), open: open !== 'no' }),
}).document;
const one = livePage('stay', {
  document: documentBeside(__dirname, 'stay'),
  tables,
  variables: ({ id }) => ({ id: idIn(id) }),
}).document;

const done = {
  arrived: 'She is there. Her stay has begun.',
  moved: 'She is there. Her stay has begun, and where she lived before it has ended.',
  leaving: 'The leaving day is kept. Whoever looks for a place from then on finds the room.',
  ready: 'Recorded whether they are ready to move on.',
  support: 'Recorded what they were given.',
  equality: 'Recorded what they said.',
  joined:
    'Recorded who joined. Whoever holds the case must say it too, so that there is a bed for them wherever they move next.',
  left: 'Recorded that they left. The unit is not offered again by itself: offer it from its own page once it is ready.',
} as const;

interface StayData {
  readonly episode: Stay | null;
}

/** Who lives there, when they leave, and that they have. */
@Controller('stays')
export class StaysController {
  constructor(
    private readonly reading: Reading,
    private readonly episodes: Episodes,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: PersonActor,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const after = cursorIn(query['after']);
    const open = query['ended'] !== 'yes';
    const data = await this.reading.read<StaysData>(actor, list, { after, open });
    const now = new Date();
    response.render('stays/stays.njk', {
      title: open ? 'Stays' : 'Stays that have ended',
      open,
      first: after === null,
      ...staysPage(data, now),
      live: live('stays', data, {
        href: open ? '/stays' : '/stays?ended=yes',
        now,
        query: { open: open ? 'yes' : 'no', ...(after === null ? {} : { after }) },
      }),
    });
  }

  @Get(':id')
  show(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Query('done') asked: unknown,
    @Res() response: Response,
  ): Promise<void> {
    return this.render(actor, id, response, { done: doneIn(done, asked) });
  }

  /** Agrees a leaving day, or none; who looked at another one than stands is told. */
  @Post(':id/leaving')
  async leaving(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const leave = fields.day('leave');
    const stay = await this.find(actor, id);
    const changed = fields.textOr('seen') !== leavingSeen(stay);
    const wrong = [
      ...fields.problems,
      ...(changed
        ? [
            problem(
              'CHANGED_MEANWHILE',
              'Somebody else changed the leaving day while you looked at it. Check it, then send yours again.',
              'leave',
            ),
          ]
        : []),
    ];
    const outcome =
      wrong.length > 0
        ? new Problems(wrong)
        : await this.episodes.setLeavingDay(actor, { episodeId: id, leave });
    await this.answer(actor, id, { ...sent, seen: leavingSeen(stay) }, response, outcome, 'leaving');
  }

  @Post(':id/departure')
  async departure(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const leftOn = fields.day('leftOn');
    const reason = fields.choice('reason', leavingReasons);
    const destination = fields.choice('destination', destinations);
    const wrong = [
      ...fields.problems,
      ...(reason ? [] : [problem('CHOICE', 'Say why the stay ended.', 'reason')]),
      ...(destination
        ? []
        : [problem('CHOICE', 'Say where they went, or that it is not known.', 'destination')]),
    ];
    const outcome =
      wrong.length > 0 || !reason || !destination
        ? new Problems(wrong)
        : await this.episodes.recordDeparture(actor, {
            episodeId: id,
            leftOn,
            reason,
            destination,
            idempotencyKey: keyOf(sent),
          });
    await this.answer(actor, id, sent, response, outcome, 'left');
  }

  /** Whether they are ready to move on, and what keeps them: also this place's word that another may record the move. */
  @Post(':id/ready')
  async ready(
    @CurrentActor() actor: PersonActor,
    @Param('id', IdInAddress) id: string,
    @Body() sent: Sent,
    @Res() response: Response,
  ): Promise<void> {
    const fields = new Fields(sent);
    const ready = fields.yesOrNo('ready');
    const readyOn = fields.day('readyOn');
    const outcome =
      ready === null
        ? new Problems([...fields.problems, problem('CHOICE', 'Say whether they are ready.', 'ready')])
        : ready && fields.problems.length > 0
          ? new Problems(fields.problems)
          : await this.episodes.setReadyToMoveOn(actor, {
              episodeId: id,
              readyOn: ready ? (readyOn ?? dayIn(new Date())) : null,
              blockedBy: fields.choice('blockedBy', moveOnBlocks),
            });
    await this.answer(actor, id, sent, response, outcome, 'ready');
  }

  private async answer(
    actor: PersonActor,
    id: string,
    sent: Sent,
    response: Response,
    outcome: Outcome<unknown>,
    word: keyof typeof done,
  ): Promise<void> {
    if (!isProblems(outcome)) {
      response.redirect(303, `/stays/${id}?done=${word}`);
      return;
    }
    response.status(422);
    const known = ['leave', 'leftOn', 'reason', 'destination', 'ready', 'readyOn', 'blockedBy'];
    await this.render(actor, id, response, refused(sent, outcome, known));
  }

  /** @throws NotFound when there is no such stay of theirs. */
  private async find(actor: PersonActor, id: string): Promise<Stay> {
    const { episode } = await this.reading.read<StayData>(actor, one, { id });
    if (!episode) throw new NotFound();
    return episode;
  }

  private async render(
    actor: PersonActor,
    id: string,
    response: Response,
    more: Partial<Refused> & { readonly done?: string | undefined },
  ): Promise<void> {
    const data = { episode: await this.find(actor, id) };
    const now = new Date();
    const page = stayPage(data.episode, now, actor.roles);
    response.render('stays/stay.njk', {
      ...page,
      key: keyOf(more.values ?? {}),
      ...more,
      form: { errorOf: {}, ...more, values: { ...page.values, ...more.values } },
      reasons: leavingReasons.map((value) => ({ value, text: reasonWords[value] })),
      blocks: [
        { value: '', text: 'Nothing' },
        ...moveOnBlocks.map((value) => ({ value, text: blockWords[value] })),
      ],
      destinations: destinations.map((value) => ({ value, text: destinationWords[value] })),
      back: { href: '/stays', text: 'All stays' },
      live: live('stay', data, { href: `/stays/${id}`, now, query: { id } }),
    });
  }
}
