package org.scoville.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

  @TempDir Path folder;

  @Property(tries = 100)
  void whatIsWrittenIsRead(
      @ForAll float[] floats,
      @ForAll long[] longs,
      @ForAll int[] ints,
      @ForAll byte[] bytes,
      @ForAll String word)
      throws IOException {
    Path file = Files.createTempFile("round-trip", ".safetensors");
    try {
      Safetensors.write(
          file,
          List.of(
              StoredTensor.of("bytes", new long[] {bytes.length}, bytes),
              StoredTensor.of("floats", new long[] {floats.length, 1}, floats),
              StoredTensor.of("ints", new long[] {1, ints.length}, ints),
              StoredTensor.of("longs", new long[] {longs.length}, longs),
              StoredTensor.of("scalar \"\u00e9\"", new long[0], new float[] {word.length()})),
          Map.of("word", word));
      Safetensors read = Safetensors.read(file);
      assertThat(read.tensors())
          .extracting(StoredTensor::name)
          .containsExactly("bytes", "floats", "ints", "longs", "scalar \"\u00e9\"");
      assertThat(bits(read.tensor("floats").floats())).isEqualTo(bits(floats));
      assertThat(read.tensor("floats").shape()).containsExactly(floats.length, 1);
      assertThat(read.tensor("longs").longs()).isEqualTo(longs);
      assertThat(read.tensor("ints").ints()).isEqualTo(ints);
      assertThat(read.tensor("bytes").bytes()).isEqualTo(bytes);
      assertThat(read.tensor("scalar \"\u00e9\"").shape()).isEmpty();
      assertThat(read.metadata().get("word")).isEqualTo(wellFormed(word));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void theFileIsLaidOutAsTheFormatSays() throws IOException {
    Path file = folder.resolve("a.safetensors");
    ByteBuffer half = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
    Safetensors.write(
        file,
        List.of(
            StoredTensor.of("b", new long[] {1}, new byte[] {9}),
            StoredTensor.of("h", DType.BF16, new long[] {2}, half),
            StoredTensor.of("n", new long[] {1}, new long[] {258})),
        Map.of("format", "pt"));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong(0));
    String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
    assertThat(length % 8).isZero();
    assertThat(header.stripTrailing())
        .isEqualTo(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[12,13]},"
                + "\"h\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[8,12]},"
                + "\"n\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}");
    assertThat(Arrays.copyOfRange(bytes.array(), 8 + length, bytes.capacity()))
        .containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 9);
  }

  @Test
  void aFileOfAnotherWriterIsRead() throws Exception {
    URI golden = SafetensorsTest.class.getResource("/golden/transforms.safetensors").toURI();
    Safetensors file = Safetensors.read(Path.of(golden));
    StoredTensor table = file.tensor("ffcv_normalize_table/out/table_256x3");
    assertThat(table.type()).isEqualTo(DType.F32);
    assertThat(table.shape()).containsExactly(256, 3);
    assertThat(table.floats()[0]).isEqualTo((float) (-0.485 / 0.229));
    assertThat(file.tensor("rrc_2_golden/out/pil_bilinear_hwc").bytes()).hasSize(64 * 64 * 3);
  }

  @Test
  void aFileCutAnywhereIsNamedTruncated() throws IOException {
    Path file = folder.resolve("whole.safetensors");
    Safetensors.write(file, List.of(StoredTensor.of("w", new long[] {4}, new float[4])), Map.of());
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(cut))
          .isInstanceOf(CheckpointProblem.class)
          .hasMessageStartingWith(cut + " is truncated, ");
    }
  }

  @Test
  void bytesAfterTheLastTensorAreNotAccepted() throws IOException {
    Path file = folder.resolve("long.safetensors");
    Files.write(file, file("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 3));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("2 bytes follow its last tensor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|not a JSON object",
        "{\"a\":|not JSON",
        "{\"a\":1,\"a\":2}|not JSON",
        "{\"a\":{\"dtype\":\"F7\",\"shape\":[1],\"data_offsets\":[0,4]}}|unknown type 'F7'",
        "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}|unknown type ''",
        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}|lacks its shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}|lacks its shape or its place",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}|lies at [4, 0]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}|lies at [0]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|shape [2] lies at [0, 4]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|has the number -1",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0.5],\"data_offsets\":[0,4]}}|has the number 0.5",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904],\"data_offsets\":[0,4]}}|has the shape",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}|starts at byte 2 where 0",
        "{\"a\":7}|unknown type"
      })
  void aHeaderThatCannotBeRightIsExplained(String header, String explanation) throws IOException {
    Path file = folder.resolve("bad.safetensors");
    Files.write(file, file(header, 4));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageStartingWith(file + " is not a whole .safetensors file, ")
        .hasMessageContaining(explanation)
        .hasMessageEndingWith("; write or copy it again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{}x|goes on after its last brace",
        "{}{}|goes on after its last brace",
        "{}\t|goes on after its last brace",
        " {}|does not start with a brace",
        "[ ]|does not start with a brace",
        "\uFEFF{}|does not start with a brace",
        "{\"__metadata__\":7}|its __metadata__ is a number and no object of strings",
        "{\"__metadata__\":[\"a\"]}|its __metadata__ is a list and no object of strings",
        "{\"__metadata__\":null}|its __metadata__ is null and no object of strings",
        "{\"__metadata__\":{\"epoch\":7}}|the word epoch of its __metadata__ is a number",
        "{\"__metadata__\":{\"epoch\":null}}|the word epoch of its __metadata__ is null",
        "{\"__metadata__\":{\"a\":{}}}|the word a of its __metadata__ is an object",
        "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}|its header is not JSON",
        "{\"__metadata__\":{\"a\":\"\\ud800\"}}|half a character",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0],}}|is not JSON",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[NaN],\"data_offsets\":[0,0]}}|is not JSON",
        "{/**/}|is not JSON",
        "{\"a\":{\"dtype\":[\"U8\"],\"shape\":[0],\"data_offsets\":[0,0]}}|unknown type",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1e0],\"data_offsets\":[0,1]}}|has the number 1",
      })
  void aHeaderThatTheFormatForbidsIsExplained(String header, String explanation)
      throws IOException {
    Path file = folder.resolve("bad.safetensors");
    Files.write(file, file(header, 0));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageStartingWith(file + " is not a whole .safetensors file, ")
        .hasMessageContaining(explanation)
        .hasMessageEndingWith("; write or copy it again");
  }

  @Test
  void blanksAfterTheHeaderAreTheFormatsOwnPadding() throws IOException {
    Path file = folder.resolve("padded.safetensors");
    Files.write(file, file("{\"__metadata__\":{\"a\":\"b\"}}   ", 0));
    assertThat(Safetensors.read(file).metadata()).containsExactly(Map.entry("a", "b"));
  }

  @Test
  void aHeaderThatIsNotUtf8IsExplained() throws IOException {
    Path file = folder.resolve("latin.safetensors");
    byte[] header = "{\"__metadata__\":{\"a\":\"?\"}}".getBytes(StandardCharsets.ISO_8859_1);
    header[header.length - 4] = (byte) 0xE9;
    Files.write(
        file,
        ByteBuffer.allocate(8 + header.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .put(header)
            .array());
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("is not UTF-8");
  }

  @Test
  void aNameOfControlCharactersIsShownEscaped() throws IOException {
    Path file = folder.resolve("escape.safetensors");
    Files.write(file, file("{\"\\u001b[2J\":{\"dtype\":\"F7\"}}", 0));
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("tensor \\x1b[2J has");
  }

  @Test
  void somethingElseThanSafetensorsIsNotTakenForAHugeHeader() throws IOException {
    Path file = folder.resolve("text.safetensors");
    Files.writeString(file, "this is no such file");
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("its header would have");
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    Path missing = folder.resolve("no.safetensors");
    assertThatThrownBy(() -> Safetensors.read(missing))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessage(missing + " is not there; give the path of a .safetensors file");
    assertThatThrownBy(() -> Safetensors.read(folder))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessage(folder + " is a folder; give the path of a .safetensors file");
  }

  @Test
  void aTensorThatIsMissingOrOfAnotherTypeIsNamed() {
    Path file = folder.resolve("a.safetensors");
    Safetensors.write(file, List.of(StoredTensor.of("w", new long[] {4}, new float[4])), Map.of());
    Safetensors read = Safetensors.read(file);
    assertThatThrownBy(() -> read.tensor("fc.bias"))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("has no tensor fc.bias among its 1");
    assertThatThrownBy(() -> read.tensor("w").longs())
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("tensor w holds F32 where I64 is needed");
  }

  @Test
  void aTensorWhoseNumbersDontFillItsShapeIsRefused() {
    assertThatThrownBy(() -> StoredTensor.of("w", new long[] {2, 3}, new float[5]))
        .hasMessage("F32 w of shape [2, 3] takes 24 bytes and was given 20");
    assertThatThrownBy(() -> StoredTensor.of("w", new long[] {-1}, new float[5]))
        .hasMessageContaining("give extents of at least 0");
  }

  @Test
  void twoTensorsOfOneNameAreRefused() {
    StoredTensor tensor = StoredTensor.of("w", new long[] {1}, new float[1]);
    Path file = folder.resolve("two.safetensors");
    assertThatThrownBy(() -> Safetensors.write(file, List.of(tensor, tensor), Map.of()))
        .hasMessage("two tensors are named w; give each a name of its own");
    assertThat(file).doesNotExist();
  }

  private static byte[] file(String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  /** Lone surrogates, which UTF-8 can't hold, become question marks. */
  private static String wellFormed(String word) {
    return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
