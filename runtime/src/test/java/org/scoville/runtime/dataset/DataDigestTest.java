package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scoville.runtime.dataset.TarBytes.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDigestTest {
  @TempDir Path folder;

  private static String digest(ImageSet set) throws IOException {
    DataDigest digest = new DataDigest();
    set.identify(digest);
    return digest.hex();
  }

  private Path images(String name, String... files) {
    for (String file : files) {
      TarBytes.write(folder.resolve(name).resolve(file), text("content"));
    }
    return folder.resolve(name);
  }

  private String ofFolder(String name, String... files) throws IOException {
    return digest(FolderSet.whole(images(name, files)));
  }

  @Test
  void textsAreToldApartByTheirLengths() {
    DataDigest one = new DataDigest();
    one.add(List.of("ab", "c"));
    DataDigest other = new DataDigest();
    other.add(List.of("a", "bc"));
    assertThat(one.hex()).hasSize(64).isNotEqualTo(other.hex());
  }

  @Test
  void theSameImagesAtAnotherPlaceAreTheSame() throws IOException {
    String first = ofFolder("one", "a/1.jpg", "b/2.jpg");
    assertThat(ofFolder("other/place", "a/1.jpg", "b/2.jpg")).isEqualTo(first);
  }

  @Test
  void anotherNameClassOrSizeIsNotTheSame() throws IOException {
    String first = ofFolder("one", "a/1.jpg", "b/2.jpg");
    assertThat(ofFolder("name", "a/1.jpg", "b/3.jpg")).isNotEqualTo(first);
    assertThat(ofFolder("folder", "a/1.jpg", "b/x/2.jpg")).isNotEqualTo(first);
    assertThat(ofFolder("class", "a/1.jpg", "c/2.jpg")).isNotEqualTo(first);
    assertThat(ofFolder("more", "a/1.jpg", "b/2.jpg", "b/3.jpg")).isNotEqualTo(first);
    Files.writeString(folder.resolve("one/a/1.jpg"), "of another size");
    assertThat(digest(FolderSet.whole(folder.resolve("one")))).isNotEqualTo(first);
  }

  @Test
  void aFileThatIsGoneByThenIsAProblem() throws IOException {
    FolderSet set = FolderSet.whole(images("one", "a/1.jpg", "b/2.jpg"));
    Files.delete(folder.resolve("one/b/2.jpg"));
    assertThatThrownBy(() -> digest(set)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aPartOfASetIsKnownByTheWholeSet() throws IOException {
    FolderSet set = FolderSet.whole(images("one", "a/1.jpg", "b/2.jpg"));
    assertThat(digest(new ChosenImages(set, new int[] {1}))).isEqualTo(digest(set));
  }

  private String ofTar(String place, String file, TarBytes tar) throws IOException {
    Path path = folder.resolve(place).resolve(file);
    tar.write(path);
    return digest(TarSet.of(List.of(path), 0));
  }

  @Test
  void tarFilesAreKnownByTheirSamples() throws IOException {
    String first = ofTar("one", "a.tar", new TarBytes().sample("x", 0, text("12345")));
    assertThat(ofTar("other", "a.tar", new TarBytes().sample("x", 0, text("12345"))))
        .isEqualTo(first);
    assertThat(ofTar("file", "b.tar", new TarBytes().sample("x", 0, text("12345"))))
        .isNotEqualTo(first);
    assertThat(ofTar("key", "a.tar", new TarBytes().sample("y", 0, text("12345"))))
        .isNotEqualTo(first);
    assertThat(ofTar("class", "a.tar", new TarBytes().sample("x", 1, text("12345"))))
        .isNotEqualTo(first);
    assertThat(ofTar("size", "a.tar", new TarBytes().sample("x", 0, text("1234"))))
        .isNotEqualTo(first);
  }

  private String ofCifar(String place, int label) throws IOException {
    byte[] image = new byte[1 + 3072];
    for (int batch = 1; batch <= 5; batch++) {
      image[0] = (byte) (batch == 5 ? label : batch);
      TarBytes.write(folder.resolve(place).resolve("data_batch_%d.bin".formatted(batch)), image);
    }
    return digest(new CifarSet(CifarKind.TEN, folder.resolve(place), true));
  }

  @Test
  void cifarIsKnownByItsLabels() throws IOException {
    String first = ofCifar("one", 5);
    assertThat(ofCifar("other", 5)).isEqualTo(first);
    assertThat(ofCifar("label", 6)).isNotEqualTo(first);
  }
}
