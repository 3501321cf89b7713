package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Packing that is ended from outside: what has the file's name is whole. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM; destroy() kills")
class PackStopTest {
  /** Images that take tens of seconds to pack. */
  private static final int MANY = 400;

  private static final int TERMINATED = 143;

  @TempDir Path folder;

  private ChildProcess packing() throws IOException {
    Path first = SmallImages.gradient(folder.resolve("data/a/0.png"), 2000, 1500);
    for (int i = 1; i < MANY; i++) {
      Files.createLink(first.resolveSibling(i + ".png"), first);
    }
    return ChildProcess.of(
        Scoville.class, folder.resolve("here"), "pack", folder.resolve("data"), "all.beton");
  }

  private void begun(ChildProcess child) throws IOException, InterruptedException {
    Path part = folder.resolve("here/all.beton.part");
    while (child.process().isAlive() && (!Files.exists(part) || Files.size(part) == 0)) {
      Thread.sleep(20);
    }
    assertThat(child.process().isAlive()).as(child.out() + child.err()).isTrue();
  }

  private List<String> betons() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("here"))) {
      return all.map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.contains("beton"))
          .toList();
    }
  }

  @Test
  void aKilledPackingLeavesNoFileOfThatNameAndTheNextOneSucceeds() throws Exception {
    try (ChildProcess child = packing()) {
      begun(child);
      child.process().destroyForcibly();
      child.code();
    }
    assertThat(betons()).containsExactly("all.beton.part");
    Path few = SmallImages.gradient(folder.resolve("few/a/0.png"), 20, 15).getParent().getParent();
    Invocation.scoville("pack", few, folder.resolve("here/all.beton")).worked();
    assertThat(betons()).containsExactlyInAnyOrder("all.beton", "all.beton.classes.txt");
  }

  @Test
  void aSignalDeletesWhatIsNotWholeAndSaysSoAlone() throws Exception {
    try (ChildProcess child = packing()) {
      Files.writeString(folder.resolve("here/all.beton"), "former");
      begun(child);
      child.process().destroy();
      assertThat(child.code()).isEqualTo(TERMINATED);
      assertThat(child.err())
          .isEqualTo("scoville: SIGTERM: what is not yet whole is deleted%n".formatted());
    }
    assertThat(betons()).containsExactly("all.beton");
    assertThat(folder.resolve("here/all.beton")).hasContent("former");
  }
}
