package org.scoville.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A main that writes a part of a file and holds it until the process is killed. */
final class HeldPart {
  private HeldPart() {}

  /** Writes a byte, says so and waits. */
  public static void main(String[] args) throws IOException {
    try (PartFile file = PartFile.create(Path.of(args[0]))) {
      file.write(ByteBuffer.wrap(new byte[] {1}), 1000);
      System.out.println("held");
      if (System.in.read() >= 0) {
        file.finish();
      }
    }
  }
}
