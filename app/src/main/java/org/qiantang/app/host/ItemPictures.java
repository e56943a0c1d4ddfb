package org.qiantang.app.host;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Finds a product's picture for the card beside the host. May read files. */
@FunctionalInterface
public interface ItemPictures {
    @Nullable
    BufferedImage of(long productId);
}
