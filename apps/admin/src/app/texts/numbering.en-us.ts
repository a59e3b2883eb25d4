/** Sentences about how objects are numbered. */
export const numberingEnglish = {
  numbering: {
    heading: 'Numbering',
    lead: 'Numbers are given once, in order and without gaps. What you change counts for the numbers to come; those that were given stay.',
    prefix: 'Prefix',
    prefixHelp: 'What stands before the digits.',
    digits: 'Digits',
    digitsHelp: 'Shorter numbers begin with zeros; longer ones keep all their digits.',
    first: 'First number',
    firstHelp: 'The series goes on from here if it is not beyond it already.',
    last: 'Last number',
    lastHelp: 'Beyond it no number is given. Empty: there is no end.',
    next: 'Next number',
    none: 'none left',
    given: 'Last one given',
    series: 'Series',
    usedUp: 'All numbers of the range are given. Make it longer, or nothing can be numbered.',
    saved: '{{ title }}: the numbering is saved.',
    changed: 'Changed by {{ name }}',
    nothing: 'No type of objects has numbers',
  },
};
