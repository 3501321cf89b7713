package org.scoville.runtime.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.scoville.runtime.launch.ProcessTuning;
import org.scoville.runtime.tensor.NativeFolder;

/** A main that decodes in a process of its own, which it says on standard output. */
final class DecodingChild {
  private static final GeneratedJpeg JPEG = new GeneratedJpeg(64, 48, 3, 0, List.of());

  private DecodingChild() {}

  public static void main(String[] args) throws IOException {
    NativeFolder.settle();
    ProcessTuning.apply();
    for (String word : args) {
      switch (word) {
        case "decode" -> decode();
        case "convolve" -> convolve();
        case "damaged" -> damaged();
        case "flaw" -> say(OpenCv.flaw().orElse("none"));
        default -> throw new IllegalArgumentException(word);
      }
    }
  }

  @SuppressWarnings("SystemOut")
  private static void say(Object words) {
    System.out.println(words);
  }

  private static void decode() throws IOException {
    byte[] rgb = new byte[3 * 64 * 48];
    byte[] file = JPEG.file(1);
    new TurboJpeg().decode(file, 0, file.length, 64, 48, 1, new TurboJpeg.Part(0, 0, 64, 48), rgb);
    say("decoded");
  }

  private static void convolve() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray images = manager.ones(new Shape(1, 3, 8, 8));
      NDArray weights = manager.ones(new Shape(2, 3, 3, 3));
      NDList result = Conv2d.conv2d(images, weights);
      say("convolved " + result.singletonOrThrow().sum().getFloat());
    }
  }

  /** Damages files in all of their parts and decodes those that the walk takes for whole. */
  private static void damaged() {
    Random random = new Random(1);
    TurboJpeg turbo = new TurboJpeg();
    JpegWalk walk = new JpegWalk();
    int decoded = 0;
    int refused = 0;
    for (int i = 0; i < 4000; i++) {
      GeneratedJpeg jpeg = GeneratedJpeg.any(random);
      byte[] file = jpeg.file(i);
      int from = i % 2 == 0 ? 2 : JpegBytes.codes(file);
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        file[from + random.nextInt(file.length - from)] = (byte) random.nextInt(256);
      }
      if (walk.of(file, 0, file.length) != JpegWalk.Verdict.WHOLE) {
        continue;
      }
      byte[] rgb = new byte[3 * jpeg.width() * jpeg.height()];
      TurboJpeg.Part all = new TurboJpeg.Part(0, 0, jpeg.width(), jpeg.height());
      try {
        turbo.decode(file, 0, walk.length(), jpeg.width(), jpeg.height(), 1, all, rgb);
        decoded++;
      } catch (IOException e) {
        refused++;
      }
    }
    say("%b %b".formatted(decoded > 0, refused > 0));
  }
}
