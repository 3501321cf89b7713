package org.scoville.runtime.parallel.mpi;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The library of an MPI, found, loaded and checked. */
final class MpiLibrary {
  /** The longest version, MPICH's; Open MPI's has 256 bytes. */
  private static final int VERSION_BYTES = 8192;

  /** The longest sentence about an error, MPICH's; Open MPI's has 256 bytes. */
  private static final int ERROR_BYTES = 512;

  private final MpiKind kind;
  private final NativeLibrary library;
  private final MpiHandles handles;

  private MpiLibrary(MpiKind kind, NativeLibrary library) {
    this.kind = kind;
    this.library = library;
    this.handles = MpiHandles.of(kind, library);
  }

  /**
   * Loads the library of a family.
   *
   * @throws MpiProblem if there is none, or the one of that name belongs to another family
   */
  static MpiLibrary load(MpiKind kind) {
    return load(kind, kind.libraries());
  }

  /** Loads the first library of these names that is there. */
  static MpiLibrary load(MpiKind kind, List<String> names) {
    if (Platform.isWindows()) {
      throw new MpiProblem(
          "%s isn't used on Windows; train on Linux, or start one process alone"
              .formatted(kind.words()));
    }
    NativeLibrary library = find(kind, names);
    String version = version(library);
    if (!version.startsWith(kind.versionStart())) {
      throw new MpiProblem(
          "%s has started this process, and %s is \"%s\"; install %s's library (%s), or use the launcher that belongs to that one"
              .formatted(
                  kind.launcher(),
                  library.getName(),
                  version.lines().findFirst().orElse(""),
                  kind.words(),
                  kind.debianPackage()));
    }
    return new MpiLibrary(kind, library);
  }

  /**
   * JNA loads a library with its symbols open to others (RTLD_GLOBAL), which Open MPI's components
   * need.
   */
  private static NativeLibrary find(MpiKind kind, List<String> names) {
    UnsatisfiedLinkError last = new UnsatisfiedLinkError();
    for (String name : names) {
      try {
        return NativeLibrary.getInstance(name);
      } catch (UnsatisfiedLinkError e) {
        last = e;
      }
    }
    throw new MpiProblem(
        "%s has started this process, and %s was not found; install %s's library (%s), or put its folder into LD_LIBRARY_PATH"
            .formatted(
                kind.launcher(), String.join(" or ", names), kind.words(), kind.debianPackage()),
        last);
  }

  /** May be asked before {@code MPI_Init}. */
  private static String version(NativeLibrary library) {
    byte[] text = new byte[VERSION_BYTES];
    int failure = invoke(library, "MPI_Get_library_version", text, new int[1]);
    return failure == 0 ? Native.toString(text, StandardCharsets.UTF_8.name()) : "no MPI";
  }

  private static int invoke(NativeLibrary library, String function, @Nullable Object... arguments) {
    try {
      return library.getFunction(function).invokeInt(arguments);
    } catch (UnsatisfiedLinkError e) {
      throw new MpiProblem(
          "%s has no %s; install a newer MPI".formatted(library.getName(), function), e);
    }
  }

  /** Whose it is. */
  MpiKind kind() {
    return kind;
  }

  /** Arguments that differ between the families. */
  MpiHandles handles() {
    return handles;
  }

  /**
   * Calls a function of MPI.
   *
   * @param arguments numbers, arrays of numbers, pointers and {@linkplain #handles handles}, as
   *     mpi.h declares them
   * @throws MpiProblem with MPI's own words if the function fails
   */
  void call(String function, @Nullable Object... arguments) {
    int error = invoke(library, function, arguments);
    if (error != 0) {
      throw new MpiProblem(
          "%s of %s failed (%s); look at what mpirun says, and go on with --resume"
              .formatted(function, kind.words(), sentence(error)));
    }
  }

  private String sentence(int error) {
    byte[] text = new byte[ERROR_BYTES];
    int failure = invoke(library, "MPI_Error_string", error, text, new int[1]);
    return failure == 0
        ? Native.toString(text, StandardCharsets.UTF_8.name()).strip()
        : "error " + error;
  }
}
