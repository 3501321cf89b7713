package org.scoville.runtime.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scoville.data.ImageFolder;
import org.scoville.runtime.text.PathText;

/** The images of {@link ImageFolder}, decoded and cropped when they are read. */
public final class ImageFolderSource implements ImageSource {

  private static final int CHANNELS = 3;

  private final ImageFolder settings;
  private final boolean training;
  private final List<String> classNames;
  private final List<Path> files = new ArrayList<>();
  private final int[] labels;
  private final SourceContents contents;
  private final UnreadableImages unreadable = new UnreadableImages();
  private final DecodeMemory room = new DecodeMemory();

  /**
   * Lists one half of the data.
   *
   * @param folder the folder that holds {@code train} and {@code val}
   * @param training whether to take {@code train}, and to crop and flip at random
   * @throws DataProblem if folders are missing, empty, or the halves have different classes
   */
  public ImageFolderSource(ImageFolder settings, Path folder, boolean training) {
    this.settings = settings;
    this.training = training;
    ClassFolders folders = ClassFolders.open(folder, training);
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

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public int height() {
    return settings.crop();
  }

  @Override
  public int width() {
    return settings.crop();
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
  public SourceContents contents() {
    return contents;
  }

  @Override
  public UnreadableImages unreadable() {
    return unreadable;
  }

  @Override
  public Reader reader() {
    return new ImageFileReader(settings, training, files, room);
  }

  @Override
  public double[] mean255() {
    return settings.mean().stream().mapToDouble(mean -> mean * 255).toArray();
  }

  @Override
  public double[] deviation255() {
    return settings.deviation().stream().mapToDouble(deviation -> deviation * 255).toArray();
  }
}
