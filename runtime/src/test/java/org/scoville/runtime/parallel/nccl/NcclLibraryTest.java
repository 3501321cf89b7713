package org.scoville.runtime.parallel.nccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where NCCL is looked for and what is said when it isn't there or fails. */
class NcclLibraryTest {
  private static final Path TORCH = Path.of("/venv/lib/python3.12/site-packages/torch/lib");

  @TempDir private static Path shared;
  private static StandIn standIn;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws Exception {
    standIn = StandIn.in(shared);
  }

  @AfterEach
  void itsOwnVersion() {
    standIn.version(0);
  }

  @Test
  void itIsLookedForBesideTorchAndThenOnTheLibraryPath() {
    assertThat(NcclLibrary.candidates(Optional.empty(), TORCH))
        .containsExactly(
            Path.of("/venv/lib/python3.12/site-packages/nvidia/nccl/lib/libnccl.so.2"),
            Path.of("/venv/lib/python3.12/site-packages/torch/lib/libnccl.so.2"),
            Path.of("libnccl.so.2"));
  }

  @Test
  void aFileThatTheUserNamesIsTriedAlone() {
    assertThat(NcclLibrary.candidates(Optional.of(Path.of("/opt/nccl.so")), TORCH))
        .containsExactly(Path.of("/opt/nccl.so"));
  }

  @Test
  void whereItIsMissingAllPlacesAreNamed() {
    List<Path> nowhere = List.of(folder.resolve("a.so"), Path.of("libscoville-none.so.2"));
    assertThatThrownBy(() -> NcclLibrary.load(nowhere, TORCH))
        .isInstanceOf(NcclProblem.class)
        .hasMessageStartingWith(
            "NCCL was not found (looked in %s/a.so, the library path); install it"
                .formatted(folder));
  }

  @Test
  void aFileThatIsNoLibraryIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("libnccl.so.2"), "not a library");
    assertThatThrownBy(() -> NcclLibrary.load(List.of(file), TORCH))
        .isInstanceOf(NcclProblem.class)
        .hasMessageStartingWith(file + " can't be loaded (")
        .hasMessageEndingWith("; name another NCCL");
  }

  @Test
  void itSaysItsVersion() {
    assertThat(standIn.load()).hasToString("NCCL 2.26.2 in " + standIn.file());
  }

  @ParameterizedTest
  @CsvSource({"2803, 2.8.3", "20905, 2.9.5", "21002, 2.10.2", "1304, 1.3.4"})
  void oneThatIsTooOldIsRefused(int code, String version) {
    standIn.version(code);
    assertThatThrownBy(standIn::load)
        .hasMessage(
            "NCCL in %s is version %s, where 2.10.3 is the oldest that can be used; install a newer one or name one"
                .formatted(standIn.file(), version));
  }

  @ParameterizedTest
  @CsvSource({"21003, 2.10.3", "22707, 2.27.7", "30000, 3.0.0"})
  void newerOnesAreTaken(int code, String version) {
    standIn.version(code);
    assertThat(standIn.load()).hasToString("NCCL %s in %s".formatted(version, standIn.file()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | unhandled cuda error | nvidia-smi",
        "2 | unhandled system error | /dev/shm",
        "3 | internal error | NCCL_DEBUG=WARN",
        "4 | invalid argument | report this",
        "5 | invalid usage | a GPU of its own",
        "6 | remote process exited or there was a network error | the other ranks",
        "7 | unknown result code | report this",
        "99 | unknown result code | doesn't know"
      })
  void eachFailureIsASentence(int code, String text, String words) {
    NcclLibrary library = standIn.load();
    assertThatThrownBy(() -> library.check("ncclAllReduce", code))
        .isInstanceOf(NcclProblem.class)
        .hasMessageStartingWith("ncclAllReduce returned %d (%s): ".formatted(code, text))
        .hasMessageContaining("; ")
        .hasMessageContaining(words);
  }

  @Test
  void aFailureOfCudaIsASentence() {
    NcclLibrary library = standIn.load();
    assertThatThrownBy(() -> NcclCommunicator.open(library, -1, 1, library.newId(), 0))
        .hasMessage(
            "cudaSetDevice returned 101 (invalid device ordinal); look at the GPU with nvidia-smi");
  }

  @Test
  void anIdThatLostABitOnItsWayIsRefused() {
    NcclLibrary library = standIn.load();
    for (int at : new int[] {40, 127}) {
      byte[] id = library.newId();
      id[at] ^= 1;
      assertThatThrownBy(() -> NcclCommunicator.open(library, 0, 1, id, 0))
          .hasMessageStartingWith("ncclCommInitRank returned 4 (invalid argument)");
    }
  }

  @Test
  void aRealNcclNeedsALibtorchWithCuda() throws Exception {
    Path real = StandIn.in(folder, "-Dscoville_reduces_host_memory=something_else").file();
    Path torch = folder.resolve("libtorch_cuda.so");
    assertThatThrownBy(() -> NcclLibrary.load(List.of(real), torch))
        .hasMessage(
            "NCCL needs a libtorch with CUDA, and there is no %s; point PYTORCH_LIBRARY_PATH at one"
                .formatted(torch));
  }

  @Test
  void aRealNcclReducesNoArraysOnACpu() throws Exception {
    Path real = StandIn.in(folder, "-Dscoville_reduces_host_memory=something_else").file();
    // It has CUDA's functions too, as libtorch_cuda gives them.
    NcclLibrary library = NcclLibrary.load(List.of(real), real);
    assertThatThrownBy(
            () ->
                NcclGroup.open(
                    library, List.of(Device.cpu()), Optional.empty(), Duration.ofMinutes(1)))
        .hasMessageStartingWith("NCCL reduces between GPUs, and cpu is none; choose cuda:0");
  }
}
