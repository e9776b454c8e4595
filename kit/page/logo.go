package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	stddraw "image/draw"
	_ "image/jpeg" // logos may be JPEG
	"image/png"

	"golang.org/x/image/draw"
)

// logo is a picture that was decoded, laid on white, made no larger than print can show, and encoded
// anew, so that nothing of a hostile file reaches the document.
type logo struct {
	png  []byte
	w, h int // pixels
}

const (
	maxLogo  = 4096 // pixels on each side of what is accepted
	keepLogo = 640  // pixels on the longer side of what is kept
)

func readLogo(data []byte) (*logo, error) {
	cfg, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("picture cannot be read: %w", err)
	}

	if format != "png" && format != "jpeg" {
		return nil, fmt.Errorf("picture is %s", format)
	}

	if cfg.Width > maxLogo || cfg.Height > maxLogo || cfg.Width < 1 || cfg.Height < 1 {
		return nil, fmt.Errorf("picture has %d by %d pixels, more than %d by %d", cfg.Width, cfg.Height, maxLogo,
			maxLogo)
	}

	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("picture cannot be read: %w", err)
	}

	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if longer := max(w, h); longer > keepLogo {
		w, h = max(1, w*keepLogo/longer), max(1, h*keepLogo/longer)
	}

	out := image.NewRGBA(image.Rect(0, 0, w, h))
	stddraw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, stddraw.Src)
	draw.ApproxBiLinear.Scale(out, out.Bounds(), img, b, draw.Over, nil)
	var buf bytes.Buffer
	if err := png.Encode(&buf, out); err != nil {
		return nil, err
	}

	return &logo{png: buf.Bytes(), w: w, h: h}, nil
}

// Logo gives the theme's logo as a block of at most the given height in points; nil if it has none.
func (t *Theme) Logo(tall float64) Block {
	if t.logo == nil {
		return nil
	}
	return picture{t.logo, tall}
}

// LogoPNG gives the theme's logo as a PNG picture; nil if it has none.
func (t *Theme) LogoPNG() []byte {
	if t.logo == nil {
		return nil
	}
	return t.logo.png
}

type picture struct {
	logo *logo
	tall float64
}

func (p picture) lay(_ *ctx, width float64) []strip {
	h := p.tall
	w := h * float64(p.logo.w) / float64(p.logo.h)
	if w > width {
		w, h = width, width*float64(p.logo.h)/float64(p.logo.w)
	}
	return []strip{{h: h, ops: []op{{kind: drawImage, w: w, h: h}}}}
}
