package org.scoville.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.scoville.data.FFCV;
import org.scoville.runtime.beton.BetonField;
import org.scoville.runtime.beton.BetonFile;
import org.scoville.runtime.beton.BetonImages;
import org.scoville.runtime.beton.PlainBeton;
import org.scoville.runtime.decode.ImageDecoder;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.golden.Covers;
import org.scoville.runtime.golden.GoldenCase;
import org.scoville.runtime.golden.GoldenCheck;
import org.scoville.runtime.golden.GoldenSubject;
import org.scoville.runtime.golden.Known;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.image.OpenCvArea;
import org.scoville.runtime.image.Pictures;

/** Files that FFCV wrote, and what FFCV's own loader reads from them. */
@AutoService(GoldenSubject.class)
@Covers({FFCV.class})
public final class GoldenBeton implements GoldenSubject {

  @Override
  public Map<String, GoldenCheck> checks() {
    return Map.of("ffcv.beton", GoldenBeton::check);
  }

  private static void check(GoldenCase golden) throws Exception {
    Known.hyperparameters(
        golden,
        "fields",
        "center_crop",
        "write_mode",
        "jpeg_quality",
        "smart_threshold",
        "compress_probability",
        "max_resolution",
        "page_size");
    JsonNode expect = golden.expect();
    byte[] content = content(golden.file(expect.get("beton_gz").asText()));
    assertThat(content.length).isEqualTo(expect.get("beton_bytes").asInt());
    assertThat(sha256(content)).isEqualTo(expect.get("beton_sha256").asText());
    BetonStructure.check(new PlainBeton(content), golden);
    Path file = Files.createTempFile("golden", ".beton");
    try {
      Files.write(file, content);
      try (BetonFile beton = BetonFile.open(file)) {
        checkFields(golden, beton, new PlainBeton(content));
        checkValues(golden, beton);
        if (golden.expect().get("metadata").has("image")) {
          checkImages(golden, beton);
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void checkFields(GoldenCase golden, BetonFile beton, PlainBeton plain) {
    JsonNode expect = golden.expect();
    assertThat(beton.samples()).isEqualTo(expect.get("header").get("num_samples").asInt());
    for (int i = 0; i < beton.fields().size(); i++) {
      BetonField field = beton.fields().get(i);
      assertThat(field.name()).isEqualTo(expect.get("field_names").get(i).asText());
      for (int sample = 0; sample < beton.samples(); sample++) {
        switch (field.type()) {
          case IMAGE ->
              assertThat(image(beton.images(field.name()), sample))
                  .isEqualTo(plain.content(sample, i));
          case BYTES ->
              assertThat(beton.bytes(field.name(), sample)).isEqualTo(plain.content(sample, i));
          case ARRAY ->
              assertThat(beton.array(field.name(), sample)).isEqualTo(plain.content(sample, i));
          case JSON ->
              assertThat(beton.json(field.name(), sample) + "\0")
                  .isEqualTo(new String(plain.content(sample, i), StandardCharsets.UTF_8));
          case INT -> assertThat(beton.ints(field.name())[sample]).isEqualTo(plain.bits(sample, i));
          case FLOAT ->
              assertThat(beton.floats(field.name())[sample])
                  .isEqualTo(Double.longBitsToDouble(plain.bits(sample, i)));
        }
      }
    }
  }

  private static void checkValues(GoldenCase golden, BetonFile beton) throws IOException {
    JsonNode expect = golden.expect();
    for (BetonField field : beton.fields()) {
      switch (field.type()) {
        case INT -> golden.check("labels", beton.ints(field.name()));
        case FLOAT -> {
          for (int i = 0; i < beton.samples(); i++) {
            assertThat(beton.floats(field.name())[i])
                .isEqualTo(expect.get("floats_f64").get(i).asDouble());
          }
        }
        case ARRAY -> {
          assertThat(field.array().orElseThrow().dtype()).isEqualTo("<f4");
          List<Long> all = Arrays.stream(golden.output("arr").shape()).boxed().toList();
          assertThat(field.array().orElseThrow().shape()).isEqualTo(all.subList(1, all.size()));
          golden.check("arr", floats(beton, field));
        }
        case BYTES -> {
          for (int i = 0; i < beton.samples(); i++) {
            assertThat(new String(beton.bytes(field.name(), i), StandardCharsets.UTF_8))
                .isEqualTo(expect.get("bytes_utf8").get(i).asText());
          }
        }
        case JSON -> {
          for (int i = 0; i < beton.samples(); i++) {
            assertThat(new ObjectMapper().readTree(beton.json(field.name(), i)))
                .isEqualTo(expect.get("json").get(i));
          }
        }
        case IMAGE -> assertThat(expect.get("metadata").has(field.name())).isTrue();
      }
    }
  }

  private static float[] floats(BetonFile beton, BetonField field) {
    long bytes = field.array().orElseThrow().bytes();
    ByteBuffer all =
        ByteBuffer.allocate((int) bytes * beton.samples()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < beton.samples(); i++) {
      all.put(beton.array(field.name(), i));
    }
    float[] floats = new float[all.capacity() / Float.BYTES];
    all.flip().asFloatBuffer().get(floats);
    return floats;
  }

  private static void checkImages(GoldenCase golden, BetonFile beton) throws Exception {
    BetonImages images = beton.images("image");
    JsonNode metadata = golden.expect().get("metadata").get("image");
    JsonNode crop = golden.hyperparameters().path("center_crop");
    for (int i = 0; i < beton.samples(); i++) {
      assertThat(images.isRaw(i)).isEqualTo(metadata.get("mode").get(i).asInt() == 1);
      assertThat(images.width(i)).isEqualTo(metadata.get("width").get(i).asInt());
      assertThat(images.height(i)).isEqualTo(metadata.get("height").get(i).asInt());
      Canvas canvas = decoded(images, i, golden.name());
      byte[] pixels = Pictures.bytes(canvas);
      int most = images.isRaw(i) ? 0 : golden.tolerance().get("jpg_max_abs").asInt();
      for (String output : List.of("pixels_%d_hwc", "pixels_pillow_%d_hwc")) {
        String name = output.formatted(i);
        if (golden.outputs().contains(name)) {
          checkNear(golden.name() + " " + name, pixels, golden.output(name).bytes(), most);
        }
      }
      if (golden.outputs().contains("images_nhwc")) {
        checkNear(golden.name(), pixels, part(golden, "images_nhwc", i, pixels.length), most);
      }
      if (golden.expect().has("pixel_sha256")) {
        assertThat(sha256(pixels)).isEqualTo(golden.expect().get("pixel_sha256").get(i).asText());
      }
      if (!crop.isMissingNode()) {
        int size = crop.get("size").asInt();
        double ratio = crop.get("ratio").asDouble();
        new OpenCvArea()
            .resize(canvas, Crops.centerShare(canvas.height(), canvas.width(), ratio), size, size);
        byte[] expected = part(golden, "center_crop_nhwc", i, canvas.length());
        checkNear(golden.name() + " crop " + i, Pictures.bytes(canvas), expected, most);
      }
    }
  }

  private static byte[] part(GoldenCase golden, String output, int index, int length) {
    byte[] all = golden.output(output).bytes();
    return Arrays.copyOfRange(all, index * length, (index + 1) * length);
  }

  private static Canvas decoded(BetonImages images, int sample, String name)
      throws UnreadableImage {
    byte[] bytes = image(images, sample);
    if (images.isRaw(sample)) {
      return Pictures.of(images.height(sample), images.width(sample), 3, bytes);
    }
    Canvas canvas = new Canvas(1, 1, 3);
    new ImageDecoder().open(bytes, name).decode(canvas);
    assertThat(canvas.width()).isEqualTo(images.width(sample));
    assertThat(canvas.height()).isEqualTo(images.height(sample));
    return canvas;
  }

  private static byte[] image(BetonImages images, int sample) {
    return Arrays.copyOf(images.bytes(sample, new byte[0]), images.length(sample));
  }

  private static void checkNear(String what, byte[] actual, byte[] expected, int most) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      int difference = Math.abs((actual[i] & 0xFF) - (expected[i] & 0xFF));
      if (difference > most) {
        throw new AssertionError(
            "%s[%d] is off by %d; expected at most %d".formatted(what, i, difference, most));
      }
    }
  }

  private static byte[] content(Path packed) throws IOException {
    try (InputStream file = new GZIPInputStream(Files.newInputStream(packed))) {
      return file.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
