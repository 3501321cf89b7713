package org.scoville.runtime.launch;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.scoville.runtime.beton.BetonWriter;
import org.scoville.runtime.beton.PackOptions;
import org.scoville.runtime.beton.WriteMode;
import org.scoville.runtime.dataset.ClassNames;
import org.scoville.runtime.dataset.DataSelection;
import org.scoville.runtime.dataset.ImageSet;
import org.scoville.runtime.dataset.OmissionCount;
import org.scoville.runtime.decode.OpenCv;
import org.scoville.runtime.file.AtomicFile;
import org.scoville.runtime.observe.CountedWork;
import org.scoville.runtime.pack.Packing;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.text.PathText;
import org.scoville.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scoville pack}: writes a data set into {@code .beton} files. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Packs images into .beton files, which the loaders FFCV and PackedImages and FFCV itself read.",
      "Images that are told apart become train.beton and val.beton in the folder OUT;",
      "others become the file OUT, or with --split those two."
    },
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
final class PackCommand implements Callable<Integer> {
  /** The modes by FFCV's names. */
  enum Mode {
    RAW,
    JPG,
    SMART,
    PROPORTION
  }

  @Parameters(index = "0", paramLabel = "IMAGES", description = "A data set, as for --data.")
  private Path images = Path.of(".");

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "A file such as all.beton, or a folder.")
  private Path out = Path.of(".");

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "proportion",
      description = {
        "What is stored: raw pixels, jpg, smart (jpg from --smart-threshold on)",
        "or proportion (a random share as jpg) (default: ${DEFAULT-VALUE})."
      })
  private Mode mode = Mode.PROPORTION;

  @Option(
      names = "--jpg-share",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "Share of the images that --mode proportion stores as jpg (default: 0.5).")
  private double share;

  @Option(
      names = "--smart-threshold",
      paramLabel = "BYTES",
      defaultValue = "0",
      description = "Raw bytes above which --mode smart stores jpg: width x height x 3.")
  private long threshold;

  @Option(
      names = "--quality",
      paramLabel = "Q",
      defaultValue = "90",
      description = "Quality of the JPEGs, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int quality;

  @Option(
      names = "--max-resolution",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description =
          "Longer side to which larger images are shrunk; 0 = none (FFCV's ImageNet: 500).")
  private int maxResolution;

  @Option(
      names = "--page-size",
      paramLabel = "BYTES",
      defaultValue = "8388608",
      description = "Bytes of a page, a power of two, which no image may exceed (default: 8 MiB).")
  private long pageSize = BetonWriter.PAGE_SIZE;

  @Option(
      names = "--shuffle",
      description = "Stores images in random order, for the loaders' order QUASI_RANDOM.")
  private boolean shuffle;

  @Option(
      names = "--split",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of each class to train on, where no images are told apart: 0.9.")
  private double split;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of --shuffle, --split and --mode proportion (default: 1).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads that decode and encode; 0 = one for each core.")
  private int threads;

  @Override
  public Integer call() throws InterruptedException {
    check();
    double told = split == 0 ? 1 : split;
    DataSelection data = DataSelection.of(images, new DataSelection.Share(told, 0, seed, 0));
    if (!data.hasHalves()) {
      PackTarget.refuseWithin(images, out);
    }
    PackTarget target = PackTarget.of(images, out, data.hasHalves() || split > 0);
    PrintStream printed = StandardOutput.stream();
    return PreparedProcess.run(
        printed,
        "what is not yet whole is deleted",
        stop -> {
          data.kind().ifPresent(kind -> printed.println(PathText.of(images) + " is " + kind));
          OpenCv.flaw().ifPresent(flaw -> printed.println(OpenCv.text()));
          ImageSet first = data.images(true);
          // Opened before the first is packed, which may take hours.
          Optional<ImageSet> second = target.second().map(file -> data.images(false));
          data.unusedSplit().ifPresent(warning -> printed.println("warning: " + warning));
          pack(first, target.first(), printed, stop);
          if (second.isPresent()) {
            pack(second.get(), target.second().orElseThrow(), printed, stop);
          }
        });
  }

  private void check() {
    notEmpty("IMAGES", images);
    notEmpty("OUT", out);
    if (!Files.exists(images)) {
      throw new UsageProblem(
          "nothing is at %s; give a folder or file of images".formatted(PathText.of(images)));
    }
    within("--quality", quality, 1, 100);
    within("--jpg-share", share, 0, 1);
    within("--split", split, 0, 0.999);
    within("--max-resolution", maxResolution, 0, 65_535);
    within("--threads", threads, 0, 1024);
    if (mode == Mode.SMART && threshold < 1) {
      throw new UsageProblem(
          "--mode smart needs the raw bytes above which an image becomes jpg; give --smart-threshold");
    }
    if (Long.bitCount(pageSize) != 1 || pageSize < 1 << 21 || pageSize > 1L << 31) {
      throw new UsageProblem(
          "--page-size is %d; set it to a power of two from 2097152 to 2147483648"
              .formatted(pageSize));
    }
  }

  /** An empty path would be the folder that one happens to be in. */
  private static void notEmpty(String name, Path path) {
    if (path.toString().isEmpty()) {
      throw new UsageProblem("%s is empty; give a file or a folder".formatted(name));
    }
  }

  private static void within(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new UsageProblem(
          "%s is %s; set it between %s and %s"
              .formatted(option, NumberText.of(value), NumberText.of(least), NumberText.of(most)));
    }
  }

  private WriteMode writeMode() {
    return switch (mode) {
      case RAW -> new WriteMode.Raw();
      case JPG -> new WriteMode.Jpg();
      case SMART -> new WriteMode.Smart(threshold);
      case PROPORTION -> new WriteMode.Proportion(share);
    };
  }

  private void pack(ImageSet set, Path file, PrintStream printed, StopSignal stop)
      throws InterruptedException {
    int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    Packing.Settings settings =
        new Packing.Settings(
            new PackOptions(writeMode(), quality, maxResolution, seed), pageSize, shuffle, workers);
    byte[] names = ClassNames.text(set.classNames());
    Packing.Result result;
    try (CountedWork progress =
        CountedWork.of(printed, Terminal.isWatched(), "packing", set.size())) {
      result = Packing.write(set, file, settings, progress::oneMore, stop::tidy);
    }
    AtomicFile.write(ClassNames.beside(file), channel -> channel.write(ByteBuffer.wrap(names)));
    printed.println(
        "%s: %s packed%s%s"
            .formatted(
                PathText.of(file),
                NumberText.amount(String.format(Locale.ROOT, "%,d", result.packed()), "image"),
                result.leftOut().isEmpty()
                    ? ""
                    : "; can't be read: " + OmissionCount.text(result.leftOut()),
                set.contents().leftOut().isEmpty()
                    ? ""
                    : "; left out: " + OmissionCount.text(set.contents().leftOut())));
  }
}
