package org.scoville.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.scoville.runtime.dataset.TarBytes.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scoville.runtime.problem.DataProblem;

class RecognitionTest {

  private static final String GIVE =
      "give the folder that has train and val, or a folder for each class, tar files of samples, .beton files, MNIST's or CIFAR's files";

  @TempDir Path folder;

  private void write(String... names) {
    for (String name : names) {
      TarBytes.write(folder.resolve(name), text("x"));
    }
  }

  private void tar(String name, int... labels) {
    TarBytes tar = new TarBytes();
    for (int i = 0; i < labels.length; i++) {
      tar.sample("sample-" + i, labels[i], text("x"));
    }
    tar.write(folder.resolve(name));
  }

  private RecognizedData recognized() {
    return Recognition.of(folder);
  }

  private ImageSet evaluation() {
    return recognized().evaluate().orElseThrow().get();
  }

  private void assertWhole(String kind, int images) {
    assertThat(recognized().kind()).isEqualTo(kind);
    assertThat(recognized().evaluate()).isEmpty();
    assertThat(recognized().train().get().size()).isEqualTo(images);
  }

  private void assertRefused(String place, String message) {
    Path path = place.isEmpty() ? folder : folder.resolve(place);
    assertThatThrownBy(() -> Recognition.of(path))
        .isInstanceOf(DataProblem.class)
        .hasMessage(message.replace("PATH", path.toString()).replace("GIVE", GIVE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"val", "valid", "validation", "test"})
  void twoFoldersOfClassFoldersAreHalves(String second) {
    write("train/a/1.jpg", "train/a/2.jpg", "train/b/1.jpg", second + "/a/1.jpg");
    write(second + "/b/1.jpg", "readme.txt");
    assertThat(recognized().kind()).isEqualTo("a folder of images with train and val");
    assertThat(recognized().train().get().size()).isEqualTo(3);
    assertThat(evaluation().size()).isEqualTo(2);
  }

  @Test
  void valIsTakenBeforeTest() {
    write("train/a/1.jpg", "val/a/1.jpg", "test/a/1.jpg", "test/a/2.jpg");
    assertThat(evaluation().size()).isEqualTo(1);
  }

  @Test
  void aHalfAloneIsMissingItsOther() {
    write("train/a/1.jpg");
    assertThatThrownBy(this::evaluation)
        .isInstanceOf(DataProblem.class)
        .hasMessage(
            "the data folder %s is not there; give the folder that holds train and val with --data",
            folder.resolve("val"));
  }

  @Test
  void otherFoldersBesideAHalfOfClassFoldersAreNoClasses() {
    write("train/a/1.jpg", "logs/1.jpg");
    assertThat(recognized().kind()).isEqualTo("a folder of images with train and val");
  }

  @Test
  void classFoldersAreAWholeSetThoughOneIsCalledTrain() {
    write("car/1.jpg", "train/1.jpg", "bus/1.jpg");
    assertWhole("a folder of images", 3);
    assertThat(recognized().train().get().classNames()).containsExactly("bus", "car", "train");
  }

  @Test
  void mnistsFilesAreHalves() throws IOException {
    byte[] image = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 77};
    byte[] label = {0, 0, 8, 1, 0, 0, 0, 1, 0};
    for (String half : List.of("train", "t10k")) {
      Files.write(folder.resolve(half + "-images-idx3-ubyte"), image);
      Files.write(folder.resolve(half + "-labels-idx1-ubyte"), label);
    }
    assertThat(recognized().kind()).isEqualTo("IDX files as MNIST's");
    assertThat(evaluation().size()).isEqualTo(1);
    assertRefused(
        "t10k-images-idx3-ubyte", "PATH is one of MNIST's files; give the folder that it is in");
    Files.write(folder.resolve("renamed"), image);
    assertRefused("renamed", "PATH is one of MNIST's files; give the folder that it is in");
    write("train-images-idx3-ubyte.gz");
    assertRefused(
        "train-images-idx3-ubyte.gz",
        "PATH is one of MNIST's files; give the folder that it is in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cifar-10-batches-bin/"})
  void cifar10IsFoundInItsFolderOrAbove(String place) {
    for (int batch = 1; batch <= 5; batch++) {
      TarBytes.write(folder.resolve(place + "data_batch_" + batch + ".bin"), new byte[3073]);
    }
    TarBytes.write(folder.resolve(place + "test_batch.bin"), new byte[2 * 3073]);
    assertThat(recognized().kind()).isEqualTo("CIFAR-10's binary files");
    assertThat(recognized().train().get().size()).isEqualTo(5);
    assertThat(evaluation().size()).isEqualTo(2);
    assertRefused(
        place + "test_batch.bin", "PATH is one of CIFAR's files; give the folder that it is in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cifar-100-binary/"})
  void cifar100IsFoundInItsFolderOrAbove(String place) {
    TarBytes.write(folder.resolve(place + "train.bin"), new byte[2 * 3074]);
    TarBytes.write(folder.resolve(place + "test.bin"), new byte[3074]);
    assertThat(recognized().kind()).isEqualTo("CIFAR-100's binary files");
    assertThat(recognized().train().get().size()).isEqualTo(2);
    assertThat(evaluation().size()).isEqualTo(1);
  }

  @Test
  void aFileCalledLikeOneOfCifars100BesideHalvesIsNotTakenForIt() {
    write("train/a/1.jpg", "val/a/1.jpg", "train.bin");
    assertThat(recognized().kind()).isEqualTo("a folder of images with train and val");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data_batch_1", "cifar-10-batches-py/data_batch_1"})
  void cifarAsPicklesIsRefused(String name) {
    write(name);
    assertRefused(
        "", "PATH has CIFAR-10 as pickled objects of Python; download its binary version");
  }

  @ParameterizedTest
  @CsvSource({
    "train-000.tar, train-001.tar, val-000.tar",
    "imagenet1k-train-0.tar, imagenet1k-train-1.tar, imagenet1k-validation-0.tar",
    "train/0.tar, train/1.tar, val/0.tar",
    "Train_a.TAR, Train_b.TAR, test.tar"
  })
  void tarFilesAreHalvesByTheirNamesOrFolders(String one, String two, String three) {
    tar(one, 0, 1);
    tar(two, 6);
    tar(three, 2);
    assertThat(recognized().kind()).isEqualTo("tar files for train and val");
    assertThat(recognized().train().get().size()).isEqualTo(3);
    assertThat(evaluation().size()).isEqualTo(1);
    assertThat(evaluation().classNames()).hasSize(7);
  }

  @Test
  void tarFilesWithoutSuchNamesAreAWholeSet() {
    tar("000.tar", 0, 1);
    tar("001.tar", 1);
    write("readme.txt", ".hidden.tar");
    assertWhole("a folder of tar files", 3);
  }

  @Test
  void tarFilesOfOneHalfAreAWholeSet() {
    tar("train-0.tar", 0, 1);
    tar("train-1.tar", 1);
    assertWhole("a folder of tar files", 3);
  }

  @Test
  void tarFilesBesideHalvesAreRefused() {
    tar("train-0.tar", 0);
    tar("val-0.tar", 0);
    tar("extra.tar", 0);
    assertRefused(
        "",
        "PATH has tar files named for train and val, and others (extra.tar); rename these or move them away");
  }

  @Test
  void tarFilesBesideClassFoldersAreWhatWasUnpacked() {
    write("n01.tar", "n01/1.jpg", "n02.tar", "n02/1.jpg");
    assertWhole("a folder of images", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tar", "renamed.bin"})
  void oneTarFileIsAWholeSet(String name) {
    tar(name, 0, 3);
    RecognizedData data = Recognition.of(folder.resolve(name));
    assertThat(data.kind()).isEqualTo("a tar file of samples");
    assertThat(data.evaluate()).isEmpty();
    assertThat(data.train().get().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "a.tar.gz, gzip, gunzip -k",
    "a.tgz, gzip, gunzip -k",
    "a.tar.zst, zstd, zstd -d",
    "a.tar.xz, xz, unxz -k",
    "a.tar.bz2, bzip2, bunzip2 -k",
    "a.tar.lz4, lz4, unlz4 -k"
  })
  void compressedTarFilesAreRefusedWithTheCommand(String name, String program, String command) {
    write(name);
    assertRefused(
        name,
        "PATH is compressed with %s; decompress it with %s %s".formatted(program, command, name));
    assertThatThrownBy(this::recognized)
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("is compressed with " + program);
    tar("a.tar", 0);
    assertWhole("a folder of tar files", 1);
  }

  @Test
  void compressedFilesAreKnownByTheirFirstBytes() {
    TarBytes.write(folder.resolve("a.tar"), new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4});
    assertRefused("a.tar", "PATH is compressed with zstd; decompress it with zstd -d a.tar");
    write("cifar-10-binary.tar.gz");
    assertRefused(
        "cifar-10-binary.tar.gz", "PATH is packed; unpack it with tar -xf cifar-10-binary.tar.gz");
  }

  @Test
  void betonFilesAreHalvesByTheirNames() {
    write("train_500_0.50_90.ffcv", "val_500_0.50_90.ffcv", "notes.txt");
    assertThat(BetonFiles.in(FolderListing.of(folder)))
        .contains(
            new BetonFiles(
                folder.resolve("train_500_0.50_90.ffcv"),
                Optional.of(folder.resolve("val_500_0.50_90.ffcv"))));
  }

  @Test
  void oneBetonFileIsAWholeSet() {
    write("anything.beton");
    assertThat(BetonFiles.in(FolderListing.of(folder)))
        .contains(new BetonFiles(folder.resolve("anything.beton"), Optional.empty()));
  }

  @Test
  void severalBetonFilesForOneHalfAreRefused() {
    write("train_a.beton", "train_b.beton", "val.beton");
    assertRefused(
        "",
        "PATH has 2 .beton files to train on (train_a.beton, train_b.beton); leave one of them there");
  }

  @Test
  void betonFilesWhoseNamesDoNotSayAreRefused() {
    write("a.beton", "b.beton", "c.beton", "d.beton");
    assertRefused(
        "",
        "PATH has several .beton files, and their names don't tell which one is to train on and which one to evaluate on (a.beton, b.beton, c.beton and 1 more); name them train.beton and val.beton");
  }

  @Test
  void anUnknownFolderSaysWhatItHasAndWhatIsRecognized() {
    write("a.txt", "b.jpg", "c\u001b.jpg", "d.jpg", "e.jpg", ".hidden");
    assertRefused(
        "",
        "no data set is recognized in PATH, which has a.txt, b.jpg, c\\x1b.jpg and 2 more; GIVE");
  }

  @Test
  void anEmptyFolderHasNothing() {
    assertRefused("", "no data set is recognized in PATH, which has nothing; GIVE");
  }

  @Test
  void anotherFileIsRefused() {
    write("notes.txt", "cat.jpg");
    assertRefused("notes.txt", "PATH is a file of no known data set; GIVE");
    assertRefused("cat.jpg", "PATH is one image; GIVE");
    assertRefused("nothing", "the data PATH are not there; give a path with --data");
    assertThatThrownBy(() -> Recognition.of(Path.of("/dev/null")))
        .isInstanceOf(DataProblem.class)
        .hasMessage("/dev/null is no file or folder; " + GIVE);
  }
}
