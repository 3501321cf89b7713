package org.scoville.runtime.beton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other fields than an image and its label. */
class BetonLayoutTest {
  @TempDir Path folder;

  /** Offsets and sizes that NumPy 1.24 gives to {@code np.dtype([...], align=True)}. */
  @ParameterizedTest
  @CsvSource({
    "IMAGE, '0', 13",
    "IMAGE BYTES, '0 13', 29",
    "BYTES IMAGE INT, '0 16 32', 40",
    "INT IMAGE BYTES ARRAY, '0 8 21 40', 48",
    "IMAGE IMAGE INT, '0 13 32', 40",
    "BYTES, '0', 16",
    "INT IMAGE, '0 8', 24",
    "FLOAT INT ARRAY BYTES JSON, '0 8 16 24 40', 56"
  })
  void recordsAreAlignedAsNumPyAlignsThem(String types, String offsets, int bytes) {
    List<BetonField> fields = new ArrayList<>();
    for (String type : types.split(" ", -1)) {
      fields.add(new BetonField("f" + fields.size(), BetonType.valueOf(type), Optional.empty()));
    }
    BetonLayout layout = BetonLayout.of(fields);
    assertThat(layout.offsets())
        .isEqualTo(Arrays.stream(offsets.split(" ", -1)).map(Integer::valueOf).toList());
    assertThat(layout.recordBytes()).isEqualTo(bytes);
  }

  @Test
  void numbersAloneNeedNoPages() throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(24 + 2 * 1041 + 3 * 16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) 2).putShort((short) 2).putInt(1 << 21);
    bytes.putLong(3).putLong(bytes.capacity());
    bytes.put((byte) 1).put((byte) 'n').position(24 + 1041);
    bytes.put((byte) 0).put("sixteen_letters_".getBytes(StandardCharsets.US_ASCII));
    bytes.position(24 + 2 * 1041);
    for (int i = 0; i < 3; i++) {
      bytes.putLong(i - 1).putDouble(i / 2.0);
    }
    Path path = folder.resolve("a.beton");
    Files.write(path, bytes.array());
    try (BetonFile file = BetonFile.open(path)) {
      assertThat(file.ints("n")).containsExactly(-1, 0, 1);
      assertThat(file.floats("sixteen_letters_")).containsExactly(0, 0.5, 1);
    }
  }

  /** FFCV's arrays of PyTorch have a number of their own and are stored as the others. */
  @Test
  void tensorsAreArrays() throws Exception {
    byte[] bytes = FfcvFiles.bytes("fields");
    assertThat(bytes[24 + 2 * 1041]).isEqualTo((byte) 4);
    bytes[24 + 2 * 1041] = 6;
    Path path = folder.resolve("a.beton");
    Files.write(path, bytes);
    try (BetonFile file = BetonFile.open(path)) {
      BetonField field = file.fields().get(2);
      assertThat(field)
          .isEqualTo(
              new BetonField(
                  "arr", BetonType.ARRAY, Optional.of(new ArrayType("<f4", List.of(3L, 4L), 48))));
      assertThat(file.array("arr", 6)).hasSize(48);
    }
  }
}
