/** Somebody who rings and is not given a household, and where they are sent. */
export interface OtherCaller {
  readonly who: string;
  readonly say: string;
  readonly numbers: readonly { readonly name: string; readonly number: string; readonly when?: string }[];
}

/**
 * Callers for whom no household is made (product section 1). Numbers are of national helplines, as they publish them,
 * October 2025.
 */
export const otherCallers: readonly OtherCaller[] = [
  {
    who: 'Somebody is in danger now',
    say: 'Ring the police first. A caller who cannot speak can press 55 on a mobile when asked.',
    numbers: [{ name: 'Police', number: '999' }],
  },
  {
    who: 'Somebody who harms, or fears that they will',
    say: 'Never say whether anybody has rung, lives anywhere or is known to you. Make no household: whoever they harm is asked apart, by another worker, and never through them.',
    numbers: [{ name: 'Respect Phoneline', number: '0808 802 4040', when: 'Weekdays' }],
  },
  {
    who: 'Somebody worried about another person',
    say: 'Tell them how she can ring herself, safely. Take no name of hers from them; a household is made when she asks for it.',
    numbers: [
      {
        name: 'National Domestic Abuse Helpline, run by Refuge',
        number: '0808 2000 247',
        when: 'Day and night, free',
      },
    ],
  },
  {
    who: 'A man who is harmed',
    say: 'A household can be made for him as for anybody. If he only wants to talk:',
    numbers: [{ name: 'Men’s Advice Line', number: '0808 801 0327', when: 'Weekdays' }],
  },
  {
    who: 'Somebody lesbian, gay, bisexual or trans who is harmed',
    say: 'A household can be made as for anybody. For a service of their own group:',
    numbers: [{ name: 'Galop', number: '0800 999 5428', when: 'Weekdays' }],
  },
  {
    who: 'A child or young person',
    say: 'If a child may come to harm, tell the council’s children’s services at once. To talk:',
    numbers: [{ name: 'Childline', number: '0800 1111', when: 'Day and night, free' }],
  },
];
