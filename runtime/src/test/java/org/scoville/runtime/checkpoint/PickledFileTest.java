package org.scoville.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickledFileTest {
  /** What torch.save of PyTorch 2 begins a file with. */
  private static final String ZIP = "504b0304000008080000000000000000";

  /** What torch.save began a file with before PyTorch 1.6: its magic number, pickled. */
  private static final String PICKLE = "80028a0a6cfc9c46f9206aa850192e80";

  @TempDir Path folder;

  private Path file(String name, String bytes) throws IOException {
    return Files.write(folder.resolve(name), HexFormat.of().parseHex(bytes));
  }

  @Test
  void aFileOfTorchSaveIsRefusedWithTheLineThatConvertsIt() throws IOException {
    Path zip = file("net.v2.pth", ZIP);
    assertThatThrownBy(() -> Safetensors.read(zip))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessage(
            zip
                + " is a zip archive of pickled objects as torch.save writes them, which may run"
                + " code when it is read; convert it in Python: import torch, safetensors.torch;"
                + " safetensors.torch.save_file({name: tensor.contiguous() for name, tensor in"
                + " torch.load(\""
                + zip
                + "\", map_location=\"cpu\", weights_only=True).items()}, \""
                + folder.resolve("net.v2.safetensors")
                + "\")");
    Path pickle = file("a.\"b\"", PICKLE);
    assertThatThrownBy(() -> Safetensors.read(pickle))
        .hasMessageContaining(" is a file of pickled objects as torch.save")
        .hasMessageContaining("/a.\\\"b\\\"\", map_location")
        .hasMessageContaining("/a.safetensors\")");
  }

  @Test
  void aHeaderWhoseLengthLooksLikeAPickleIsNone() throws IOException {
    Path file = folder.resolve("a.safetensors");
    StoredTensor tensor = StoredTensor.of("w", new long[] {1}, new float[] {5});
    for (int blanks = 0; blanks < 640; blanks++) {
      Safetensors.write(file, List.of(tensor), Map.of("x", "x".repeat(blanks)));
      byte[] bytes = Files.readAllBytes(file);
      assertThat(Safetensors.read(file).tensor("w").floats()).containsExactly(5);
      if ((bytes[0] & 0xFF) == 0x80 && bytes[1] == 2) {
        return;
      }
    }
    throw new AssertionError("no header had 640 bytes");
  }
}
