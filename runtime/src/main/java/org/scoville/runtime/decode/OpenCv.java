package org.scoville.runtime.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;

/**
 * OpenCV's native libraries, which contain libjpeg-turbo; they are loaded when first asked for.
 *
 * <p>{@code NativeFolder} chooses where they are unpacked to and {@code ProcessTuning} keeps them
 * silent and OpenBLAS, which they need and nothing here calls, from starting threads. Both have an
 * effect only before.
 */
public final class OpenCv {
  private static final String LIBRARY = "jniopencv_imgcodecs";

  private OpenCv() {}

  /** Why JPEG files are left to the JDK; empty if OpenCV is there. */
  public static Optional<String> flaw() {
    return Loaded.FLAW;
  }

  /** The version of OpenCV, once it is known to be there. */
  public static String version() {
    return opencv_core.CV_VERSION;
  }

  /** What decodes JPEG files, and why, in one line. */
  public static String text() {
    return flaw()
        .map("JPEG: the JDK's reader, because %s"::formatted)
        .orElseGet(() -> "JPEG: libjpeg-turbo (OpenCV %s)".formatted(version()));
  }

  /** Loaded with the first question, by one thread. */
  private static final class Loaded {
    static final Optional<String> FLAW = load();
  }

  private static Optional<String> load() {
    // Else JavaCPP refuses to allocate once the process, libtorch included, has four times -Xmx.
    if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
      System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }
    try {
      String platform = Loader.getPlatform();
      String library =
          "/org/bytedeco/opencv/%s/%s".formatted(platform, System.mapLibraryName(LIBRARY));
      if (OpenCv.class.getResource(library) == null) {
        return Optional.of("OpenCV for %s is not on the class path".formatted(platform));
      }
      Optional<String> folder = flawOfFolder();
      if (folder.isPresent()) {
        return folder;
      }
      Loader.load(opencv_imgcodecs.class);
      opencv_core.setNumThreads(0);
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Optional.of("OpenCV can't be loaded (%s)".formatted(words));
    }
  }

  /** JavaCPP would go to a folder in {@code /tmp}, where any user can place a library. */
  private static Optional<String> flawOfFolder() {
    String folder = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (folder == null) {
      return Optional.empty();
    }
    try {
      Path path = Files.createDirectories(Path.of(folder));
      return Files.isWritable(path)
          ? Optional.empty()
          : Optional.of("OpenCV can't be unpacked, for %s can't be written to".formatted(path));
    } catch (IOException e) {
      return Optional.of("OpenCV can't be unpacked into %s (%s)".formatted(folder, e));
    }
  }
}
