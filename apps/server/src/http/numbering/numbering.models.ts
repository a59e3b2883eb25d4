import { Count, Many, MayBeAt, MayShow, Shown } from '../../door/view.js';

/** How the objects of a type are numbered. */
export class NumberingView {
  @Shown() objectType: string;
  @Shown() title: string;
  @Shown({ description: 'Numbers of one series are given once, whatever type they are for.' }) series: string;
  @Shown() prefix: string;
  @Count() digits: number;
  @Shown({ type: 'integer', description: 'Numbers below it are not given any more.' }) first: number;
  @MayShow({ type: 'integer', description: 'The last number that may be given.' }) last?: number;
  @Shown({ type: 'integer', description: 'The last number that was given; 0 when none was.' }) given: number;
  @MayShow({ type: String, description: 'The next number as people will read it; missing when there is none left.' }) next?: string;
  @Count() revision: number;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
}

/** The types whose objects have numbers. */
export class NumberingList {
  @Many(() => NumberingView) items: NumberingView[];
}
