package org.scoville.runtime.tensor;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the reason why the engine did not start, which DJL wraps in several exceptions. */
final class EngineErrorText {
  private EngineErrorText() {}

  /** A sentence about an exception, or, without one, about an engine that was not found. */
  static String sentence(@Nullable Throwable thrown, Path folder) {
    Throwable root = root(thrown);
    if (root == null || words(root).contains("Offline mode")) {
      return noLibtorch();
    }
    if (root instanceof UnsatisfiedLinkError) {
      return "libtorch can't be loaded (%s); if %s is mounted noexec set DJL_CACHE_DIR to another folder, if a file is damaged delete it there"
          .formatted(words(root), folder);
    }
    if (words(root).contains("No space left")) {
      return "libtorch can't be unpacked to %s (%s); make room for 500 MB, or set DJL_CACHE_DIR to a folder that has it"
          .formatted(folder, "No space left on device");
    }
    if (root instanceof FileSystemException) {
      return "libtorch can't be unpacked to %s (%s: %s); set DJL_CACHE_DIR to a folder of your own"
          .formatted(folder, root.getClass().getSimpleName(), words(root));
    }
    if (root instanceof IOException) {
      return "libtorch can't be unpacked or downloaded (%s: %s); %s"
          .formatted(root.getClass().getSimpleName(), words(root), remedy());
    }
    return "the engine did not start (%s: %s); %s"
        .formatted(root.getClass().getSimpleName(), words(root), remedy());
  }

  private static @Nullable Throwable root(@Nullable Throwable thrown) {
    Throwable root = thrown;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String words(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }

  private static String noLibtorch() {
    return "there is no libtorch for %s on %s; %s"
        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), remedy());
  }

  private static String remedy() {
    return "the build brings it for Linux x86-64, macOS arm64 and Windows x86-64, elsewhere set"
        + " PYTORCH_LIBRARY_PATH to a libtorch 2.7.1";
  }
}
