package org.scoville.runtime.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.beton.BetonWriter;
import org.scoville.runtime.beton.PackOptions;
import org.scoville.runtime.beton.WriteMode;
import org.scoville.runtime.dataset.PictureSet;
import org.scoville.runtime.image.Canvas;
import org.scoville.runtime.problem.FileProblem;

class FullDiskTest {
  private static final Packing.Settings SETTINGS =
      new Packing.Settings(
          new PackOptions(new WriteMode.Raw(), 90, 0, 1), BetonWriter.PAGE_SIZE, false, 2);

  @Test
  void aFileThatFindsNoRoomIsDeletedAndTheFormerOneStays() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setBlockSize(4096).setMaxSize(1 << 20).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path file = Files.createDirectory(disk.getPath("/out")).resolve("all.beton");
      Files.writeString(file, "former");
      PictureSet set =
          PictureSet.of(new Canvas(500, 500, 3), new Canvas(500, 500, 3), new Canvas(9, 9, 3));
      assertThatThrownBy(() -> Packing.write(set, file, SETTINGS, () -> {}, deletion -> {}))
          .isInstanceOf(FileProblem.class)
          .hasMessageContaining("/out/all.beton can't be written")
          .hasMessageContaining("has room");
      try (Stream<Path> left = Files.list(disk.getPath("/out"))) {
        assertThat(left).containsExactly(file);
      }
      assertThat(Files.readString(file)).isEqualTo("former");
    }
  }
}
