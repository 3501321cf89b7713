package org.scoville.runtime.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The links among the images of a set that lead to another image of it.
 *
 * <p>Of several names of one file those are kept that are no link, or else the first link in the
 * order of the paths. Of a file that is no link only the hash of its key is kept: a set of a
 * million images and few links takes a few bytes for each. Where the file system has no keys, as on
 * Windows, no link is found.
 */
final class AliasLinks {

  private final Map<Object, List<Path>> links = new HashMap<>();
  private final List<Path> files = new ArrayList<>();
  private int[] hashes = new int[64];

  /**
   * Notes an image.
   *
   * @param attributes of the file at the end of its links
   */
  void add(Path image, BasicFileAttributes attributes, boolean isLink) {
    Object key = attributes.fileKey();
    if (key == null) {
      return;
    }
    if (isLink) {
      links.computeIfAbsent(key, any -> new ArrayList<>()).add(image);
      return;
    }
    if (files.size() == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    }
    hashes[files.size()] = key.hashCode();
    files.add(image);
  }

  /** The links to other images. */
  Set<Path> found() throws IOException {
    Set<Path> found = new HashSet<>();
    Set<Object> files = keysOfFiles();
    links.forEach(
        (key, names) -> {
          found.addAll(names);
          if (!files.contains(key)) {
            found.remove(Collections.min(names));
          }
        });
    return found;
  }

  /** The keys of the files that a link may lead to by the hash. */
  private Set<Object> keysOfFiles() throws IOException {
    Set<Object> keys = new HashSet<>();
    Set<Integer> wanted = new HashSet<>();
    links.keySet().forEach(key -> wanted.add(key.hashCode()));
    for (int i = 0; i < files.size() && !wanted.isEmpty(); i++) {
      if (wanted.contains(hashes[i])) {
        Object key = Files.readAttributes(files.get(i), BasicFileAttributes.class).fileKey();
        if (key != null) {
          keys.add(key);
        }
      }
    }
    return keys;
  }
}
