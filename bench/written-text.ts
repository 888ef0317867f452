/** A document's text as it is being written: what is added comes back as the quote that facts carry. */

export interface Quote {
  quote: string;
  start: number;
  end: number;
}

export class WrittenText {
  text = '';

  /** Adds a sentence (or line) and ends it with `end`. */
  add(quote: string, end = ' '): Quote {
    const start = this.text.length;
    this.text += quote + end;
    return { quote, start, end: start + quote.length };
  }
}
