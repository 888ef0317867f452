/** An order to answer, and none to stop or to pay. */
export const ASKS =
  /\b(?:6\(b\)|information|answers?|answering|explain|disclose|documents|details|questions|study|respond)\b/i;
