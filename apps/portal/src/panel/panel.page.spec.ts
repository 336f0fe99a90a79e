import { conflictReasons, connectionNatures, votes } from '@app/safe-start-fund';
import {
  type AgendaData,
  agendaPage,
  becauseInWords,
  caseShown,
  conflictWords,
  connectionsPage,
  natureWords,
  type PapersData,
  type SeatData,
  voteWords,
} from './panel.page';

const now = new Date('2026-11-27T18:00:00Z');
const open = { quorate: false, canBeQuorate: true, why: 'Not quorate yet: 0 votes of 2 needed.' };

describe('the panel’s agenda', () => {
  type Item = AgendaData['panelAgenda']['nodes'][number];
  const item = (reference: string, told: Partial<Item> = {}): Item => ({
    id: reference,
    reference,
    stream: 'SEEK',
    requestedPence: 150_000,
    voteBy: '2026-12-01T23:59:59Z',
    standing: open,
    ownVote: null,
    free: 2,
    recused: 1,
    ...told,
  });
  const agenda = (...nodes: Item[]): AgendaData => ({
    panelAgenda: { nodes, endCursor: null, hasNextPage: false },
    panelRecusals: [{ id: 'x', askedAt: '2026-11-26T09:00:00Z', because: ['DECLARED'] }],
  });

  it('says quorum and conflicts of a case before it is opened; what has no own vote stands first, the next to end on top', () => {
    const soon = { voteBy: '2026-11-28T23:59:59Z' };
    const page = agendaPage(
      agenda(item('F-voted', { ownVote: 'AGREE' }), item('F-2'), item('F-1', soon)),
      now,
    );
    expect(page.yours.map(({ reference }) => reference)).toEqual(['F-1', 'F-2']);
    expect(page.voted.map(({ tag }) => tag.text)).toEqual(['You agreed']);
    expect(page.yours[0]).toMatchObject({
      quorum: open.why,
      members: '2 members can vote, 1 is recused.',
      asks: 'To leave: £1,500.00',
    });
  });

  it('says that the time is over, and what to do then', () => {
    const [row] = agendaPage(agenda(item('F-1', { voteBy: '2026-11-26T23:59:59Z' })), now).yours;
    expect(row).toMatchObject({ clock: 'The time to vote is over: close it.', late: true });
  });

  it('names what is closed to oneself by nothing but the reason', () => {
    expect(agendaPage(agenda(), now).closedToYou).toEqual([
      { asked: '9am yesterday', because: 'you said that you are tied to it' },
    ]);
    expect(becauseInWords(['APPLIED', 'HOLDS_THE_CASE'])).toBe(
      'you made the application and you hold the household’s case',
    );
  });
});

describe('a case', () => {
  const seat = (name: string, told: Partial<SeatData> = {}): SeatData => ({
    personId: name,
    name,
    chair: false,
    recused: false,
    vote: null,
    because: null,
    castAt: null,
    ...told,
  });
  const papers = (told: Partial<PapersData> = {}): PapersData => ({
    id: 'k',
    seats: [seat('Clare', { chair: true, vote: 'DENY', because: 'No.' }), seat('Priya', { recused: true })],
    voteBy: '2026-12-01T23:59:59Z',
    quorum: 2,
    standing: open,
    closedAt: null,
    outcome: null,
    ...told,
  });

  it('shows who said what, and who is not counted', () => {
    expect(caseShown(papers(), now).seats).toEqual([
      { name: 'Clare, chair', vote: 'Denies', because: 'No.' },
      { name: 'Priya', vote: 'Recused: tied to it, not counted', because: null },
    ]);
  });

  it('says what the votes came to once it is closed', () => {
    const closed = caseShown(papers({ closedAt: '2026-11-27T17:00:00Z', outcome: 'DENY' }), now);
    expect([closed.open, closed.says, closed.clock]).toEqual([
      false,
      'Closed: the panel denied it.',
      'Closed 5pm today.',
    ]);
  });
});

describe('connections', () => {
  it('that stand are apart from those that ended', () => {
    const one = {
      id: 'a',
      name: 'Homes Ltd',
      nature: 'OTHER' as const,
      registeredAt: '2026-11-01T09:00:00Z',
      endedAt: null,
    };
    const ended = { ...one, id: 'b', endedAt: '2026-11-20T09:00:00Z' };
    const page = connectionsPage({ fundConnections: { nodes: [one, ended] } });
    expect(page.standing.map(({ id }) => id)).toEqual(['a']);
    expect(page.ended).toEqual([{ name: 'Homes Ltd', says: '1 Nov 2026 to 20 Nov 2026' }]);
  });

  it('have words for every way of being tied, and votes for every word', () => {
    expect(Object.keys(conflictWords)).toEqual([...conflictReasons]);
    expect(Object.keys(natureWords)).toEqual([...connectionNatures]);
    expect(Object.keys(voteWords)).toEqual([...votes]);
  });
});
