package org.scoville.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project in {@code newcomer}, outside this build: Maven compiles the README's recipe with it
 * from the artifacts alone, and runs the generated main.
 *
 * <p>It has a local repository of its own, so that a user's is left as it is. What it needs comes
 * from the repository of the build that runs this test, and what is not there from Maven Central.
 */
class NewcomerIT {
  private static final Path HOME = Path.of("target", "newcomer").toAbsolutePath();
  private static final Path REPOSITORY = HOME.resolve("repository");
  private static final Path PROJECT = HOME.resolve("project");
  private static final Path RECIPE =
      PROJECT.resolve(Path.of("src", "main", "java", "com", "example", "FashionMild.java"));
  private static final String VERSION = System.getProperty("scoville.version");
  private static final int LONGEST_SECONDS = 400;

  private static final String SETTINGS =
      """
      <settings>
        <localRepository>%s</localRepository>
        <profiles>
          <profile>
            <id>beside</id>
            <repositories>
              <repository>
                <id>beside</id>
                <url>%2$s</url>
                <snapshots><enabled>false</enabled></snapshots>
              </repository>
            </repositories>
            <pluginRepositories>
              <pluginRepository>
                <id>beside</id>
                <url>%2$s</url>
                <snapshots><enabled>false</enabled></snapshots>
              </pluginRepository>
            </pluginRepositories>
          </profile>
        </profiles>
        <activeProfiles><activeProfile>beside</activeProfile></activeProfiles>
      </settings>
      """;

  @TempDir Path folder;

  @BeforeEach
  void install() throws IOException {
    install("scoville", Path.of("..", "pom.xml"), "pom");
    for (String module : List.of("dsl", "processor", "runtime")) {
      Path home = Path.of("..", module);
      install(module, home.resolve("pom.xml"), "pom");
      install(module, home.resolve("target").resolve(module + "-" + VERSION + ".jar"), "jar");
    }
    Files.createDirectories(RECIPE.getParent());
    Files.copy(
        Path.of("newcomer", "pom.xml"),
        PROJECT.resolve("pom.xml"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        HOME.resolve("settings.xml"),
        SETTINGS.formatted(REPOSITORY, Path.of(System.getProperty("maven.repository")).toUri()));
  }

  /** What {@code mvn install} leaves in a local repository. */
  private static void install(String artifact, Path file, String extension) throws IOException {
    Path to = REPOSITORY.resolve(Path.of("org", "scoville", artifact, VERSION));
    Files.createDirectories(to);
    Files.copy(
        file,
        to.resolve("%s-%s.%s".formatted(artifact, VERSION, extension)),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void theReadmesRecipeCompilesAndItsMainTrains() throws Exception {
    write(Readme.recipe());
    Path out = folder.resolve("out");
    Run run =
        maven(
            "compile",
            "exec:exec",
            "-Dtrainer=com.example.FashionMildTrainer",
            "-Dargs=--data %s --out %s --epochs 2 --batch-size 32"
                .formatted(FewImages.write(folder), out));
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.text()).contains("with the trained weights");
    assertThat(out.resolve("weights.safetensors")).exists();
  }

  @Test
  void theReadmesErrorStopsTheBuild() throws Exception {
    write(Readme.wrong(Readme.recipe()));
    Run run = maven("compile");
    assertThat(run.code()).as(run.text()).isNotZero();
    List<String> lines = Readme.error().lines().map(String::strip).toList();
    String fact = lines.get(0).substring(lines.get(0).indexOf('['));
    assertThat(run.text())
        .containsSubsequence(
            "FashionMild.java:[", fact, lines.get(lines.size() - 2), lines.get(lines.size() - 1));
  }

  private static void write(String recipe) throws IOException {
    Files.writeString(RECIPE, "package com.example;\n\n" + recipe);
  }

  /** The exit code and the output of a process. */
  private record Run(int code, String text) {}

  private Run maven(String... args) throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    Path home = Path.of(System.getProperty("maven.home"), "bin");
    List<String> command = new ArrayList<>();
    command.add(home.resolve(windows ? "mvn.cmd" : "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-s", HOME.resolve("settings.xml").toString()));
    command.addAll(List.of(args));
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(PROJECT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as("Maven ends").isTrue();
      return new Run(process.exitValue(), Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }
}
