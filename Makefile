# panelkit: make kit makes an interview kit in out/, make test runs all tests.

GO ?= go
TOOL = $(GO) tool -modfile=cmd/tools/go.mod

.PHONY: kit test check bench compiled install pictures clean

kit: bin/panelkit
	bin/panelkit build --role ai-incident-response --template standard --out out/ai-incident-response --force

bin/panelkit: FORCE
	CGO_ENABLED=0 $(GO) build -trimpath -o $@ ./cmd/panelkit
FORCE:

test:
	$(GO) test ./...

check:
	@files=$$($(TOOL) gofumpt -l bank cmd kit templates) && test -z "$$files" || { echo "run gofumpt on:" $$files; exit 1; }
	@long=$$(git ls-files '*.go' | grep -v -e _test.go -e kit/sheet/ | xargs expand -t4 | awk 'length($$0) > 120' | head -3); \
		test -z "$$long" || { echo "lines over 120 columns:"; echo "$$long"; exit 1; }
	$(GO) vet ./...
	$(TOOL) staticcheck ./...
	$(GO) test -race -short ./...

# The built-in roles as JSON, after their YAML files have changed; a test tells when that is due.
compiled:
	$(GO) test ./bank -run TestCompiledRolesAreFresh -update

# The peers are scripts that a user would write instead; PANELKIT_PEERS names their folder.
bench:
	@bash .ci/rivals
	$(GO) test -run '^$$' -bench . -benchmem ./...

# The pictures of the README, made from real output.
pictures: kit
	rm -rf out/pictures && mkdir -p out/pictures .github
	pdftoppm -r 80 -f 4 -l 4 -singlefile -png out/ai-incident-response/packets/1-technical-depth.pdf .github/packet
	soffice --headless --convert-to pdf --outdir out/pictures out/ai-incident-response/scorecards/1-technical-depth.xlsx >/dev/null
	pdftoppm -r 100 -f 1 -l 1 -singlefile -png out/pictures/1-technical-depth.pdf .github/scorecard

install:
	CGO_ENABLED=0 $(GO) install -trimpath ./cmd/panelkit

clean:
	rm -rf bin out
