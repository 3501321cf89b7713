package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EngineErrorTextTest {
  private static final Path FOLDER = Path.of("/home/me/.djl.ai");

  private static String sentence(Throwable root) {
    return EngineErrorText.sentence(
        new IllegalStateException("Failed to load PyTorch", new IllegalStateException(root)),
        FOLDER);
  }

  @Test
  void theTrueCauseIsReported() {
    assertThat(sentence(new FileSystemException("a", null, "No space left on device")))
        .contains("can't be unpacked to " + FOLDER, "No space left", "make room for 500 MB");
    assertThat(sentence(new AccessDeniedException("/x/y")))
        .contains("can't be unpacked to " + FOLDER, "/x/y", "DJL_CACHE_DIR");
    assertThat(sentence(new UnsatisfiedLinkError("libc10.so: file too short")))
        .contains("can't be loaded (libc10.so: file too short)", "damaged", "noexec");
    assertThat(sentence(new IllegalArgumentException("odd"))).contains("did not start", "odd");
  }

  @Test
  void onlyAMissingLibtorchIsCalledMissing() {
    assertThat(EngineErrorText.sentence(null, FOLDER)).startsWith("there is no libtorch for ");
    assertThat(sentence(new IOException("Offline mode is enabled.")))
        .startsWith("there is no libtorch for ");
  }
}
