// Go accepts functions without a body, such as those in flush.go, only beside an assembly file.
