package org.scoville.runtime.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** A main that replaces a file with its digest again and again until the process is killed. */
final class EndlessWriter {
  private EndlessWriter() {}

  /** Says that the file is there once it is. */
  public static void main(String[] args) {
    byte[] bytes = new byte[50_000];
    for (int i = 0; ; i++) {
      Arrays.fill(bytes, (byte) i);
      Sha256File.write(Path.of(args[0]), channel -> channel.write(ByteBuffer.wrap(bytes)));
      if (i == 0) {
        System.out.println("there");
      }
    }
  }
}
