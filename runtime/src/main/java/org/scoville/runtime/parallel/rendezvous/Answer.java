package org.scoville.runtime.parallel.rendezvous;

import java.io.IOException;

/** What process 0 answers to one that wants to join. */
enum Answer {
  /** It has joined. */
  WELCOME(1),
  /** It doesn't know the secret; such an answer proves nothing, because there is none in common. */
  OTHER_SECRET(2),
  /** It speaks another version of this protocol; neither proves anything. */
  OTHER_VERSION(3),
  /** It expects another number of processes, or has a number that can't be. */
  OTHER_COUNT(4),
  /** Its number is taken. */
  TAKEN(5);

  /** Its byte on the wire. */
  final int code;

  Answer(int code) {
    this.code = code;
  }

  /**
   * The answer with a number.
   *
   * @throws IOException if there is none
   */
  static Answer of(int code) throws IOException {
    for (Answer answer : values()) {
      if (answer.code == code) {
        return answer;
      }
    }
    throw new IOException("an answer %d".formatted(code));
  }
}
