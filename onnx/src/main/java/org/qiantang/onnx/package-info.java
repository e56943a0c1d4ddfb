/** Small models that run inside the process, on the thread of whoever asks. */
@NullMarked
package org.qiantang.onnx;

import org.jspecify.annotations.NullMarked;
