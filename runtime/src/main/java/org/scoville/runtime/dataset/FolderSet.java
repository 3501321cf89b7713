package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scoville.runtime.decode.UnreadableImage;
import org.scoville.runtime.problem.DataProblem;
import org.scoville.runtime.text.PathText;

/** Image files in one folder a class. */
public final class FolderSet implements ImageSet {

  private final Path root;
  private final List<String> classNames;
  private final List<Path> files = new ArrayList<>();
  private final int[] labels;
  private final SourceContents contents;

  private FolderSet(ClassFolders folders) {
    root = folders.root();
    classNames = folders.classes();
    List<List<Path>> images = folders.images();
    labels = new int[images.stream().mapToInt(List::size).sum()];
    for (int label = 0; label < images.size(); label++) {
      int first = files.size();
      files.addAll(images.get(label));
      Arrays.fill(labels, first, files.size(), label);
    }
    contents = new SourceContents(files.size(), classNames.size(), folders.leftOut());
  }

  /** Whether a folder has folders for both halves, or a folder for one that has class folders. */
  static boolean hasHalves(FolderListing listing) {
    Path folder = listing.folder();
    List<Path> others = listing.folders().stream().filter(entry -> !Half.isNamed(entry)).toList();
    boolean both =
        Files.isDirectory(Half.training(folder)) && Files.isDirectory(Half.evaluation(folder));
    // Among others, train is a class if it has images and no folders: a vehicle.
    return both
        || (others.isEmpty() && !listing.folders().isEmpty())
        || listing.folders().stream()
            .anyMatch(entry -> Half.isNamed(entry) && !FolderListing.of(entry).folders().isEmpty());
  }

  /**
   * Lists one half of the data.
   *
   * @param folder the folder that holds {@code train} and {@code val}, or {@code validation} or
   *     {@code test} in its place
   * @param training whether to take {@code train}
   * @throws DataProblem if folders are missing, empty, or the halves have different classes
   */
  public static FolderSet half(Path folder, boolean training) {
    return new FolderSet(ClassFolders.half(folder, training));
  }

  /**
   * Lists a folder of class folders.
   *
   * @throws DataProblem if it has no class folders, or one is empty
   */
  public static FolderSet whole(Path folder) {
    return new FolderSet(ClassFolders.whole(folder));
  }

  @Override
  public SourceContents contents() {
    return contents;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String name(int index) {
    return PathText.of(files.get(index));
  }

  @Override
  public void identify(DataDigest digest) throws IOException {
    digest.add(classNames);
    digest.add(files.size());
    for (int index = 0; index < files.size(); index++) {
      Path inside = root.relativize(files.get(index));
      digest.add(inside.getNameCount());
      inside.forEach(part -> digest.add(PathText.of(part)));
      digest.add(labels[index]);
      digest.add(Files.size(files.get(index)));
    }
  }

  @Override
  public byte[] bytes(int index) throws UnreadableImage {
    return FileContent.of(files.get(index), name(index));
  }
}
